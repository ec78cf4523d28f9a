internal import Domain
internal import Foundation

extension Domain.Dimension {
    /// A value in the one spelling that this product writes. `Totaal` beside `totaal`, or `0344` beside `GM0344`, would be places of their
    /// own, and nobody would see that they give each other away.
    func canonical(_ value: String) -> String {
        let text = value.trimmed
        let lower = text.lowercased()
        if lower == Self.total || lower == Self.unknown { return lower }
        switch self {
        case .gemeente:
            // As in a delivery: GM0344, 0344 or 344.
            let digits = lower.hasPrefix("gm") ? lower.dropFirst(2) : lower[...]
            guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return text.uppercased()
            }
            return "GM" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        case .jeugdregio, .provincie: return text.uppercased()
        // A name that organisations give; two of them may differ in nothing else.
        case .wijkteam: return text
        case .wet, .verwijzer, .kwetsbaarheid, .problematiek, .domein, .dagdeel, .reden: return lower
        }
    }
}

extension String {
    /// Without white space at either end. Foundation copies the text to look for it, and almost none has any.
    var trimmed: String {
        guard let first = self.utf8.first, let last = self.utf8.last else { return self }
        let isPlain = [first, last].allSatisfy { (0x21...0x7E).contains($0) }
        return isPlain ? self : self.trimmingCharacters(in: .whitespaces)
    }
}
