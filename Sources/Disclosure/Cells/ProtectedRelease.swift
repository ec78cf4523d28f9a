internal import Domain

/// Released tables with the attacker's report on them.
public struct ProtectedRelease: Sendable {
    public let tables: [ReleasedTable]
    public let report: AttackReport
    public let losses: [TableLoss]
}

/// How much of a table is hidden, beside what hiding by the plain threshold would hide.
public struct TableLoss: Sendable, Codable, Hashable {
    public var tabel: String
    public var cellen: Int
    public var gevoelig: Int
    /// Hidden, and said to be small.
    public var primair = 0
    /// Hidden, and not said to be.
    public var secundair = 0
    /// What the threshold alone would hide: fewer, and not safe. It does not travel with a release: beside `primair` it would say how
    /// many cells are small and not said to be.
    public var drempel_alleen = 0

    private enum CodingKeys: String, CodingKey { case tabel, cellen, gevoelig, primair, secundair }

    /// `tables`: as they go out. `small`: what is below the threshold.
    static func all(_ tables: [CellTable], _ ledger: Ledger, small: Set<Int>) -> [TableLoss] {
        var losses = tables.map { table in
            TableLoss(
                tabel: table.name, cellen: table.cells.count, gevoelig: 0, primair: table.cells.count { $0.status == .hidden },
                secundair: table.cells.count { $0.status == .hiddenByComplement })
        }
        for (index, entry) in ledger.entries.enumerated()
        where entry.release == ledger.releaseCount - 1 && entry.table < losses.count {
            if entry.isSensitive { losses[entry.table].gevoelig += 1 }
            if small.contains(index) { losses[entry.table].drempel_alleen += 1 }
        }
        return losses
    }
}
