internal import Disclosure
internal import Domain
internal import Foundation

/// What is kept beside the tables of a release, as `rapport.json`: by which rules it was made, over which days, what the
/// attacker found and what hiding has cost.
struct ReleaseReport: Encodable {
    static let fileName = "rapport.json"

    struct Policy: Encodable {
        let naam: String
        let versie: Int
        let drempel: Int
    }

    let beleid: Policy
    let periode: String?
    let peildatum: String
    let aanval: PublishedAttack
    let verlies: [TableLoss]

    init(_ release: ProtectedRelease, _ input: DisclosureInput) {
        self.beleid = Policy(naam: input.policy.name, versie: input.policy.version, drempel: input.policy.threshold)
        self.periode = input.period?.description
        self.peildatum = input.peildatum.iso
        self.aanval = PublishedAttack(release.report)
        self.verlies = release.losses
    }

    private enum Key: String, CodingKey { case beleid, periode, peildatum, aanval, verlies }

    /// Without a period there is a `null` and not a missing key.
    func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: Key.self)
        try keys.encode(self.beleid, forKey: .beleid)
        try keys.encode(self.periode, forKey: .periode)
        try keys.encode(self.peildatum, forKey: .peildatum)
        try keys.encode(self.aanval, forKey: .aanval)
        try keys.encode(self.verlies, forKey: .verlies)
    }

    /// A value of a report as people and programs read it: the same text in every run.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

/// Over which days an earlier release was made, from its `rapport.json`.
struct ReleaseDates {
    let period: Period?
    let peildatum: Day

    private struct Text: Decodable {
        let periode: String?
        let peildatum: String
    }

    static func read(from directory: String) throws -> ReleaseDates {
        let path = URL(fileURLWithPath: directory).appending(path: ReleaseReport.fileName).path
        let bytes = try FigureFiles.bytes(of: path)
        do {
            let text = try JSONDecoder().decode(Text.self, from: Data(bytes))
            return ReleaseDates(period: try text.periode.map { try Period($0) }, peildatum: try Day(text.peildatum))
        } catch {
            throw CommandError(
                "\(Message.oneLine(path)) noemt geen leesbare ‘periode’ en ‘peildatum’; zonder die is de uitgave niet te lezen")
        }
    }
}
