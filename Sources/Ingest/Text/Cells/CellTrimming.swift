/// What surrounds a value without belonging to it: ASCII blanks (space, tab, line breaks) and NBSP (readings 2.5).
enum CellTrimming {
    /// The part of `cell` between its blanks; empty when there is nothing else.
    @inline(__always)
    static func range(of cell: Span<UInt8>) -> Range<Int> {
        guard cell.count > 0, self.mayBeBlank(cell[0]) || self.mayBeBlank(cell[cell.count - 1]) else { return 0..<cell.count }
        return self.searchedRange(of: cell)
    }

    static func isBlank(_ cell: Span<UInt8>) -> Bool {
        self.range(of: cell).isEmpty
    }

    /// NBSP is C2 A0 in UTF-8; either byte may belong to another character, so this only rules out.
    @inline(__always)
    private static func mayBeBlank(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0xC2 || byte == 0xA0
    }

    private static func searchedRange(of cell: Span<UInt8>) -> Range<Int> {
        var start = 0
        var end = cell.count
        while start < end {
            if self.isASCIIBlank(cell[start]) {
                start += 1
            } else if start + 1 < end, cell[start] == 0xC2, cell[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while start < end {
            if self.isASCIIBlank(cell[end - 1]) {
                end -= 1
            } else if start + 1 < end, cell[end - 2] == 0xC2, cell[end - 1] == 0xA0 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    private static func isASCIIBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
