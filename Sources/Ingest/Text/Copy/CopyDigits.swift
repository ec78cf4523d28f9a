/// Numbers as ASCII digits, written straight into a buffer with room for them.
enum CopyDigits {
    /// Writes `number` with its sign and returns the length, at most 20.
    @inline(__always)
    static func write(_ number: UInt, to target: UnsafeMutablePointer<UInt8>, isNegative: Bool = false) -> Int {
        let sign = isNegative ? 1 : 0
        if isNegative { target[0] = UInt8(ascii: "-") }
        var length = 1
        var rest = number / 10
        while rest > 0 {
            rest /= 10
            length += 1
        }
        self.write(number, to: target + sign, width: length)
        return sign + length
    }

    /// Writes the last `width` digits of `number`, filled up with zeros.
    @inline(__always)
    static func write(_ number: UInt, to target: UnsafeMutablePointer<UInt8>, width: Int) {
        var rest = number
        var position = width
        while position > 0 {
            position -= 1
            target[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

extension CellDate {
    /// Writes `2026-11-22`, ten bytes.
    @inline(__always)
    func writeISO(to target: UnsafeMutablePointer<UInt8>) -> Int {
        CopyDigits.write(UInt(self.year), to: target, width: 4)
        target[4] = UInt8(ascii: "-")
        CopyDigits.write(UInt(self.month), to: target + 5, width: 2)
        target[7] = UInt8(ascii: "-")
        CopyDigits.write(UInt(self.day), to: target + 8, width: 2)
        return 10
    }
}

extension CellMonth {
    /// Writes `2026-03`, seven bytes.
    func writeISO(to target: UnsafeMutablePointer<UInt8>) -> Int {
        CopyDigits.write(UInt(self.year), to: target, width: 4)
        target[4] = UInt8(ascii: "-")
        CopyDigits.write(UInt(self.month), to: target + 5, width: 2)
        return 7
    }
}

extension CellGemeente {
    /// Writes `GM0363`, six bytes.
    func writeCode(to target: UnsafeMutablePointer<UInt8>) -> Int {
        target[0] = UInt8(ascii: "G")
        target[1] = UInt8(ascii: "M")
        CopyDigits.write(UInt(self.number), to: target + 2, width: 4)
        return 6
    }
}

extension CodeSet {
    /// Writes the codes, sorted and joined with `|`.
    func write(to target: UnsafeMutablePointer<UInt8>, in list: CellCodes) -> Int {
        var count = 0
        for index in list.codes.indices where self.contains(index) {
            if count > 0 {
                target[count] = CodeSet.separator
                count += 1
            }
            for byte in list.codes[index].utf8 {
                target[count] = byte
                count += 1
            }
        }
        return count
    }
}

extension Decimal30 {
    /// A sign, a zero before the point, the point and 30 digits.
    static let longestText = 33

    /// Writes `-12.5`: no leading zeros, none at the end of the decimals.
    func writeCanonical(to target: UnsafeMutablePointer<UInt8>) -> Int {
        guard self.scale > 0 || self.magnitude > UInt128(UInt.max) else {
            return CopyDigits.write(UInt(self.magnitude), to: target, isNegative: self.isNegative)
        }
        let (digits, length) = self.digits()
        var count = 0
        if self.isNegative {
            target[0] = UInt8(ascii: "-")
            count = 1
        }
        for position in 0..<length {
            if position == length - self.scale {
                target[count] = UInt8(ascii: ".")
                count += 1
            }
            // The digits are stored from the last to the first.
            target[count] = digits[length - 1 - position]
            count += 1
        }
        return count
    }

    /// The digits from the last to the first, at least one before the point.
    private func digits() -> (SIMD32<UInt8>, length: Int) {
        var digits = SIMD32<UInt8>(repeating: 0x30)
        var length = 0
        var low = self.magnitude
        while low > UInt128(UInt.max) {
            digits[length] = 0x30 + UInt8(low % 10)
            low /= 10
            length += 1
        }
        var rest = UInt(low)
        while rest > 0 {
            digits[length] = 0x30 + UInt8(rest % 10)
            rest /= 10
            length += 1
        }
        return (digits, max(length, self.scale + 1))
    }
}
