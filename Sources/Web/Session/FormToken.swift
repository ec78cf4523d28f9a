/// The proof in a form that it came from a page of ours: a secret of the visitor under a fresh mask.
///
/// The mask makes the same secret look different on every page, so that compressed pages cannot be squeezed for it (BREACH).
enum FormToken {
    /// The secret as a form field: mask, then secret ⊕ mask, in hexadecimal.
    static func masked(_ secret: String) -> String {
        var random = SystemRandomNumberGenerator()
        let bytes = Array(secret.utf8)
        let mask = bytes.map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return self.hexadecimal(mask + zip(bytes, mask).map { $0 ^ $1 })
    }

    /// Whether a form field holds this secret; takes equally long whatever is in it.
    static func matches(_ field: String?, secret: String) -> Bool {
        let expected = Array(secret.utf8)
        guard !expected.isEmpty, let field, let bytes = self.bytes(field), bytes.count == 2 * expected.count else { return false }
        var difference: UInt8 = 0
        for index in expected.indices {
            difference |= bytes[index] ^ bytes[index + expected.count] ^ expected[index]
        }
        return difference == 0
    }

    /// A fresh secret of 128 bits.
    static func fresh() -> String {
        var random = SystemRandomNumberGenerator()
        return self.hexadecimal((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }

    /// Whether a cookie's value could be one of ours.
    static func isFresh(_ text: String) -> Bool { text.utf8.count == 32 && self.bytes(text) != nil }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = self.value(digits[index]), let low = self.value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
