/// A tenant's permanent name, safe as a schema and role suffix: `[a-z][a-z0-9_]{1,30}`.
public struct TenantID: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// A code of a gemeente or jeugdregio may be written as people write it, `GM0363` and `JZ16`.
    public init(_ text: String) throws(DomainError) {
        let text = text.hasPrefix("GM") || text.hasPrefix("JZ") ? text.lowercased() : text
        let bytes = Array(text.utf8)
        let isLetter: (UInt8) -> Bool = { (0x61...0x7A).contains($0) }
        guard (2...31).contains(bytes.count), isLetter(bytes[0]),
            bytes.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
        else {
            throw DomainError(
                .invalidTenantID, "‘\(text.prefix(40))’ kan geen naam van een tenant zijn",
                hint: "2 tot 31 tekens: begin met een letter, daarna a–z, 0–9 en _")
        }
        self.description = text
    }
}
