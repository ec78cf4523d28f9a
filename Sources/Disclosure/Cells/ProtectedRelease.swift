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
    /// Hidden for being small.
    public var primair: Int
    /// Hidden because it would give a small one away.
    public var secundair: Int
    /// What the threshold alone would hide: fewer, and not safe.
    public var drempel_alleen: Int

    static func all(_ tables: [CellTable], _ ledger: Ledger, primary: Set<Int>, hidden: Set<Int>) -> [TableLoss] {
        var losses = tables.map {
            TableLoss(tabel: $0.name, cellen: $0.cells.count, gevoelig: 0, primair: 0, secundair: 0, drempel_alleen: 0)
        }
        for (index, entry) in ledger.entries.enumerated() where entry.release == ledger.releaseCount - 1 {
            if entry.isSensitive { losses[entry.table].gevoelig += 1 }
            if primary.contains(index) { losses[entry.table].drempel_alleen += 1 }
            guard hidden.contains(index) else { continue }
            if primary.contains(index) { losses[entry.table].primair += 1 } else { losses[entry.table].secundair += 1 }
        }
        return losses
    }
}
