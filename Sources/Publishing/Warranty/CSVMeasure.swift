/// Measures a CSV file that passes in pieces: its rows, its length, its SHA-256, and whether it stops within a row.
///
/// Needs no delimiter: a line end between an odd number of quotes is part of a cell, whatever stands between cells.
public struct CSVMeasure: Sendable {
    private var counter = FileReceipt.Counter()
    private var isQuoted = false
    /// Whether the record that is being read has anything in it.
    private var isBegun = false
    private var records = 0

    public init() {}

    public init(_ bytes: [UInt8]) {
        self.add(bytes)
    }

    public mutating func add(_ piece: [UInt8]) {
        self.counter.add(piece)
        for byte in piece {
            switch byte {
            case UInt8(ascii: "\""):
                self.isQuoted.toggle()
                self.isBegun = true
            case 0x0A where !self.isQuoted:
                if self.isBegun { self.records += 1 }
                self.isBegun = false
            case 0x0D where !self.isQuoted: break
            default: self.isBegun = true
            }
        }
    }

    /// Whether the last row has no end: every row of a file of ours has one.
    public var breaksOff: Bool { self.isBegun || self.isQuoted }

    /// Rows without the header; one that breaks off is none.
    public var receipt: FileReceipt { self.counter.receipt(rows: max(0, self.records - 1)) }
}
