extension DeliveryReceipt {
    /// The rows of a delivery, all its files together.
    public struct Totals: Sendable, Hashable {
        public var rijen = 0
        public var nieuw = 0
        public var gewijzigd = 0
        public var ongewijzigd = 0
        public var ingetrokken = 0
        public var afgekeurd = 0
    }

    public var totals: Totals {
        self.bestanden.reduce(into: Totals()) { sum, file in
            sum.rijen += file.rijen
            sum.nieuw += file.nieuw
            sum.gewijzigd += file.gewijzigd
            sum.ongewijzigd += file.ongewijzigd
            sum.ingetrokken += file.ingetrokken
            sum.afgekeurd += file.afgekeurd
        }
    }

    /// One line: how many files, and what became of their rows.
    public var summary: String {
        let total = self.totals
        return """
            \(self.bestanden.count) bestanden: \(total.nieuw) nieuw, \(total.gewijzigd) gewijzigd, \
            \(total.ongewijzigd) ongewijzigd, \(total.ingetrokken) ingetrokken, \(total.afgekeurd) afgekeurd
            """
    }

    /// What became of it as a whole, in words: `de levering is afgewezen; er is niets veranderd`.
    public var verdict: String {
        switch self.status {
        case .committed: "levering \(self.levering ?? 0) is vastgelegd, stand \(self.stand ?? "")"
        case .dryRun: "proef: er is niets vastgelegd"
        case .rejected: "de levering is afgewezen; er is niets veranderd"
        }
    }
}

extension DeliveryReceipt.File {
    /// How the file was read: `casussen, utf-8, puntkomma`.
    public var understood: String {
        [self.soort ?? "niet herkend", self.codering, self.scheidingsteken].compactMap { $0 }.joined(separator: ", ")
    }
}

extension DeliveryProgress {
    /// How far it is, in words; `count` writes a number.
    public func sentence(_ count: (Int) -> String = { String($0) }) -> String {
        switch self {
        case .inspecting(let file): "\(file): wordt bekeken"
        case .reading(let file, let rows): "\(file): \(count(rows)) rijen gelezen"
        case .checking(let kind): "\(kind): wordt gecontroleerd"
        case .writing(let kind): "\(kind): wordt verwerkt"
        case .committing: "wordt vastgelegd"
        }
    }
}

extension DeliveryUndo.Outcome {
    /// `12 rijen vervallen, 3 rijen hersteld`; `count` writes a number.
    public func sentence(_ count: (Int) -> String = { String($0) }) -> String {
        "\(count(self.vervallen)) rijen vervallen, \(count(self.hersteld)) rijen hersteld"
    }
}
