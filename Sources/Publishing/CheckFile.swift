public import Compliance
internal import Domain

/// Results of checks as a file: the same rows in the same order in every form (contract §5, reading 5.20).
public struct CheckFile: Sendable {
    public let list: DatedList
    public let form: ExportForm
    /// `controles-hazelwiek-2026-01-01..2026-09-30-stand-20261122T211742.846770Z.csv`
    public let name: String

    /// Results of successive periods at one stand, in their order; not empty.
    public init(_ all: [CheckResults], form: ExportForm, subject: String = "controles", owner: String) {
        self.form = form
        let columns: [ExportColumn] = [
            .code("check"), .whole("versie"), .day("van"), .day("tot"), .code("onderwerp_soort"), .text("onderwerp"),
            .code("oordeel"), .whole("dagen"), .whole("dagen_niet"), .code("niet_op"),
        ]
        let (start, end) = (all[0].request.first, all[all.count - 1].request.last)
        self.list = DatedList(
            name: "controles", columns: columns,
            rows: all.flatMap { results in
                results.results.map { result in
                    [
                        .code(result.check), .whole(result.version), .day(results.request.first), .day(results.request.last),
                        .code(result.subjectKind.rawValue),
                        .text(result.subject), .code(result.verdict.rawValue), result.days.map { .whole($0) } ?? .empty,
                        .whole(result.failingDays.count),
                        result.failingDays.isEmpty ? .empty : .code(result.failingDays.map(\.iso).joined(separator: " ")),
                    ]
                }
            },
            facts: Self.facts(of: all), definitions: all[0].definitions.map { DefinitionNote($0) }, peildatum: end,
            stand: all[0].stand)
        self.name = self.list.fileName(
            subject: "\(subject)", owner: "\(owner)-\(start.iso)..\(end.iso)", form: form)
    }

    public func bytes() throws -> [UInt8] { try self.list.bytes(self.form) }

    /// The parameters used, by name: `MED-VOG-DAG.maanden`. Where one changed between periods, again with the first day of the
    /// period from which it was used: `MED-VOG-DAG.maanden vanaf 2026-04-01`.
    private static func facts(of all: [CheckResults]) -> [DatedList.Fact] {
        all[0].definitions.flatMap { definition in
            definition.parameters.flatMap { parameter in
                let name = definition.name(of: parameter)
                var used: Int?
                return all.compactMap { results -> DatedList.Fact? in
                    guard let value = results.parameters[definition.id]?[parameter.id], value != used else { return nil }
                    defer { used = value }
                    return DatedList.Fact(used == nil ? name : "\(name) vanaf \(results.request.first.iso)", .whole(value))
                }
            }
        }
    }
}
