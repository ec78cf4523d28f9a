internal import Domain
internal import Foundation
public import Indicators
internal import Storage

/// A table of figures as a file: the same cells in the same order in every form (contract §7).
public struct FigureFile: Sendable {
    public let bytes: [UInt8]
    public let form: ExportForm
    /// Subject, organisation, region, period, peildatum, stand and version of the definitions:
    /// `cijfers-hazelwiek-GM0307-2026-K1..2026-K3-peildatum-2026-11-22-stand-20261122T211742.846770Z-v1.csv`.
    public let name: String

    public init(_ table: FigureTable, form: ExportForm, subject: String = "cijfers", owner: String) throws {
        self.form = form
        self.bytes =
            switch form {
            case .excel, .open: FigureFile.csv(table, form)
            case .json: try FigureJSON.bytes(of: table)
            }
        self.name = FigureFile.name(of: table, subject: subject, owner: owner) + ".\(form.fileExtension)"
    }

    private static func name(of table: FigureTable, subject: String, owner: String) -> String {
        let regions = [Dimension.gemeente, .jeugdregio, .provincie].flatMap { table.request.filters[$0] ?? [] }
        let period = table.request.period?.description ?? "alles"
        let stand = table.dates.stand.instant.replacing("-", with: "").replacing(":", with: "")
        let version = table.definitions.map(\.version).max() ?? 1
        let parts =
            [subject, owner] + regions.prefix(3) + [
                period, "peildatum-\(table.dates.peildatum.iso)", "stand-\(stand)", "v\(version)",
            ]
        return parts.map { $0.replacing("/", with: "_") }.joined(separator: "-")
    }

    private static func csv(_ table: FigureTable, _ form: ExportForm) -> [UInt8] {
        var writer = CSVWriter(form)
        let dimensions = table.request.dimensions.map(\.rawValue)
        let header =
            ["indicator", "versie", "periode"] + dimensions
            + ["teller", "noemer", "waarde", "ondergrens", "bovengrens", "eenheid", "n", "status"]
        writer.append(header.map { .code($0) })
        for figure in table.figures {
            func number(_ value: Double?) -> CSVWriter.Cell { value.map { .number(MachineNumber.text($0)) } ?? .empty }
            func exact(_ value: Decimal?) -> CSVWriter.Cell { value.map { .number(MachineNumber.text($0)) } ?? .empty }
            writer.append(
                [.code(figure.indicator), .number(String(figure.version)), .code(figure.period)]
                    + figure.values.map { .text($0) }
                    + [
                        exact(figure.numerator), exact(figure.denominator), number(figure.value), number(figure.interval?.lower),
                        number(figure.interval?.upper), .code(figure.unit.rawValue), .number(String(figure.n)),
                        .code(figure.status.rawValue),
                    ])
        }
        return writer.bytes
    }
}
