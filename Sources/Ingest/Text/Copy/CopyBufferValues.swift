/// The kinds of value a row is made of. A nil becomes `\N`.
extension CopyBuffer {
    mutating func appendNull() {
        self.appendField(longest: 2) { target in
            target[0] = UInt8(ascii: "\\")
            target[1] = UInt8(ascii: "N")
            return 2
        }
    }

    /// A text, escaped. It holds no NUL: `CellText` sees to that.
    mutating func appendText(_ text: Span<UInt8>) {
        self.appendField(longest: text.count * 2) { target in
            var count = 0
            for index in text.indices {
                let byte = text[index]
                if let letter = CopyEscape.letter(for: byte) {
                    target[count] = UInt8(ascii: "\\")
                    target[count + 1] = letter
                    count += 2
                } else {
                    target[count] = byte
                    count += 1
                }
            }
            return count
        }
    }

    mutating func appendText(_ text: String) {
        var text = text
        text.withUTF8 { self.appendText($0.span) }
    }

    /// The trimmed text of a cell, where `CellText.parse` found it.
    mutating func appendText(_ cell: Span<UInt8>, in range: Range<Int>?) {
        guard let range else { return self.appendNull() }
        self.appendText(cell.extracting(range))
    }

    mutating func appendInt(_ number: Int?) {
        guard let number else { return self.appendNull() }
        self.appendField(longest: 20) { target in
            CopyDigits.write(number.magnitude, to: target, isNegative: number < 0)
        }
    }

    mutating func appendBool(_ value: Bool?) {
        guard let value else { return self.appendNull() }
        self.appendField(longest: 1) { target in
            target[0] = UInt8(ascii: value ? "t" : "f")
            return 1
        }
    }

    /// ISO, `2026-11-22`.
    mutating func appendDate(_ date: CellDate?) {
        guard let date else { return self.appendNull() }
        self.appendField(longest: 10) { date.writeISO(to: $0) }
    }

    /// `2026-03`.
    mutating func appendMonth(_ month: CellMonth?) {
        guard let month else { return self.appendNull() }
        self.appendField(longest: 7) { month.writeISO(to: $0) }
    }

    /// Canonical: no leading zeros, none at the end of the decimals, a point, no `-0`.
    mutating func appendDecimal(_ number: Decimal30?) {
        guard let number else { return self.appendNull() }
        self.appendField(longest: Decimal30.longestText) { number.writeCanonical(to: $0) }
    }

    /// `GM0363`.
    mutating func appendGemeente(_ gemeente: CellGemeente?) {
        guard let gemeente else { return self.appendNull() }
        self.appendField(longest: 6) { gemeente.writeCode(to: $0) }
    }

    /// A code as its list spells it.
    mutating func appendCode(_ index: Int?, in list: CellCodes) {
        guard let index else { return self.appendNull() }
        self.appendText(list.codes[index])
    }

    /// Codes sorted and joined with `|`.
    mutating func appendCodes(_ set: CodeSet?, in list: CellCodes) {
        guard let set else { return self.appendNull() }
        self.appendField(longest: list.longestSet) { set.write(to: $0, in: list) }
    }
}

/// The escapes of COPY's text format that must be used; `\b`, `\f` and `\v` need none.
enum CopyEscape {
    @inline(__always)
    static func letter(for byte: UInt8) -> UInt8? {
        guard byte < 0x0E || byte == UInt8(ascii: "\\") else { return nil }
        switch byte {
        case UInt8(ascii: "\\"): return byte
        case UInt8(ascii: "\n"): return UInt8(ascii: "n")
        case UInt8(ascii: "\r"): return UInt8(ascii: "r")
        case UInt8(ascii: "\t"): return UInt8(ascii: "t")
        default: return nil
        }
    }
}
