/// A password to hand over: four groups of five characters that cannot be misread, a hundred bits.
enum GeneratedPassword {
    /// No l, o, 0 and 1. Exactly 32, so that each character is five fair bits.
    static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")

    static func make(using generator: inout some RandomNumberGenerator) -> String {
        (0..<4).map { _ in
            String((0..<5).map { _ in self.alphabet[Int.random(in: self.alphabet.indices, using: &generator)] })
        }.joined(separator: "-")
    }

    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return self.make(using: &generator)
    }
}
