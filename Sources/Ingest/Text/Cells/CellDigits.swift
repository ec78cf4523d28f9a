/// ASCII digits, the only ones a delivery file may use.
enum CellDigits {
    /// The number that `range` of `cell` spells; nil when there is anything but digits. At most 18 of them.
    @inline(__always)
    static func number(_ cell: Span<UInt8>, in range: Range<Int>) -> Int? {
        guard 1...18 ~= range.count else { return nil }
        var number = 0
        for index in range {
            guard let digit = self.digit(cell[index]) else { return nil }
            number = number &* 10 &+ digit
        }
        return number
    }

    @inline(__always)
    static func digit(_ byte: UInt8) -> Int? {
        let digit = byte &- 0x30
        return digit <= 9 ? Int(digit) : nil
    }
}
