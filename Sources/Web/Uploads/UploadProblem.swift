/// Why an upload is not taken; nothing of it stays.
enum UploadProblem: Error, Hashable {
    case wrongType
    case noFile
    case broken
    /// More than so many bytes.
    case tooLarge(limit: Int)
    case noSpace
    /// The sender has so many uploads waiting.
    case tooMany(Int)

    var field: FieldProblem {
        switch self {
        case .wrongType:
            FieldProblem(
                field: "bestanden", message: Text["upload.refusal.form"], hint: Text["upload.again.several"])
        case .noFile:
            FieldProblem(
                field: "bestanden", message: Text["upload.refusal.none"], hint: Text["upload.refusal.none.hint"])
        case .broken:
            FieldProblem(
                field: "bestanden", message: Text["upload.refusal.interrupted"],
                hint: Text["upload.again.several"])
        case .tooLarge(let limit):
            FieldProblem(
                field: "bestanden", message: Text["upload.refusal.size", ["limit": Self.size(limit)]],
                hint: Text["upload.refusal.size.hint"])
        case .tooMany(let most):
            FieldProblem(
                field: nil, message: Text["upload.refusal.waiting", ["most": most]],
                hint: Text["upload.refusal.waiting.hint"])
        case .noSpace:
            FieldProblem(
                field: nil, message: Text["upload.refusal.room"],
                hint: Text["upload.later"])
        }
    }

    /// `2 GiB`, `500 MiB`; in the words of the settings.
    static func size(_ bytes: Int) -> String {
        if bytes >= 1 << 30, bytes % (1 << 30) == 0 {
            return Text["upload.size.gigabytes", ["size": DutchNumber.whole(bytes >> 30)]]
        }
        if bytes >= 1 << 20 { return Text["upload.size.megabytes", ["size": DutchNumber.whole(bytes >> 20)]] }
        if bytes >= 1 << 10 { return Text["upload.size.kilobytes", ["size": DutchNumber.whole((bytes + 1023) >> 10)]] }
        return Text["upload.size.bytes", ["size": bytes]]
    }
}
