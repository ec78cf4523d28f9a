internal import Publishing

/// Which file an address asks for.
enum FileFormAddress {
    /// `vorm` of a `.csv`: `excel` unless `open` is asked, or the same rows as a workbook, or everything in one ZIP.
    static func csv(_ query: AddressQuery) throws(FieldProblem) -> ExportForm {
        switch query["vorm"] {
        case nil, "excel": return .excel
        case "open": return .open
        case "xlsx": return .xlsx
        case "zip": return .zip
        case .some(let word):
            throw FieldProblem(
                field: "vorm", message: Text["refusal.form", ["word": word.prefix(40)]], hint: Text["refusal.form.hint"])
        }
    }

    /// Parameters nobody reads: a filter with a slip of the pen must not silently give the figures of everything.
    static func unknownNames(_ query: AddressQuery, known: [String]) -> FieldProblem? {
        query.names.first { !known.contains($0) }.map {
            FieldProblem(
                field: nil, message: Text["refusal.unknownName", ["name": $0.prefix(40)]],
                hint: known.isEmpty ? nil : Text["refusal.choose", ["choices": known.joined(separator: ", ")]])
        }
    }
}
