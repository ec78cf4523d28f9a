import Domain
import Foundation
import Indicators
import Storage
import TestSupport

extension TestTenant {
    /// Figures as the command line asks them: `per` and `periode` as texts.
    func ask(
        _ ids: String..., periode: String? = nil, per: String = "", waar filters: [Domain.Dimension: [String]] = [:],
        peildatum: String? = nil, stand: Stand = .latest, today: Day = TestTenant.today
    ) async throws -> FigureTable {
        var request = FigureRequest(ids: ids, filters: filters, stand: stand)
        request.period = try periode.map { try Period($0) }
        request.peildatum = try peildatum.map { try Day($0) }
        try request.split(by: per)
        return try await self.figures(request, today: today)
    }
}

extension FigureTable {
    /// Each figure as `teller/noemer n waarde`, with `-` for what is empty.
    var cells: [String] { self.figures.map(\.cell) }

    /// The same with period and values in front: `2026-K1 GM0363: 1/- 1 1`.
    var rows: [String] {
        self.figures.map { ([$0.period] + $0.values).joined(separator: " ") + ": " + $0.cell }
    }
}

extension Figure {
    /// `teller/noemer n waarde`; a value to four decimals at most.
    var cell: String {
        let value = self.value.map { Decimal(string: String(format: "%.4f", $0))!.description } ?? self.status.rawValue
        let numerator = self.numerator?.description ?? "-"
        let denominator = self.denominator?.description ?? "-"
        return "\(numerator)/\(denominator) \(self.n) \(value)"
    }
}
