public import Domain
internal import Foundation

/// What a file has to be, by the sidecar that came with it or by its SHA-256 alone.
public struct FileWarranty: Sendable, Hashable {
    /// The name it went out under; nil = not known.
    public let file: String?
    public let title: String?
    public let publisher: String?
    public let sha256: String
    public let rows: Int?
    public let bytes: Int?
    /// What else the sidecar says of it by name: `peildatum`, `stand`, `periode`.
    public let facts: [Fact]

    public struct Fact: Sendable, Hashable {
        public let name: String
        public let value: String
    }

    /// Reads a sidecar. Throws ``DomainError`` for what is none of ours.
    public init(sidecar: [UInt8]) throws(DomainError) {
        let problem = DomainError(
            .unreadableSidecar, "dit is geen beschrijving van een bestand van Kraamzicht",
            hint: "kies het bestand dat eindigt op .csv-metadata.json")
        guard let read = try? JSONSerialization.jsonObject(with: Data(sidecar)), let document = read as? [String: Any],
            let given = document["schema:sha256"] as? String, let sha256 = Self.digits(given)
        else { throw problem }
        let properties = (document["schema:additionalProperty"] as? [[String: Any]] ?? []).compactMap { property in
            (property["schema:name"] as? String).map { ($0, property["schema:value"]) }
        }
        func whole(_ name: String) -> Int? { properties.first { $0.0 == name }?.1 as? Int }
        self.file = (document["url"] as? String)?.removingPercentEncoding
        self.title = document["dc:title"] as? String
        self.publisher = document["dc:publisher"] as? String
        self.sha256 = sha256
        self.rows = whole(CSVSidecar.rowsName)
        self.bytes = whole("bytes")
        let shown = ["periode", "peildatum", "stand", "levering", "beleid", "beleid_versie"]
        self.facts = properties.compactMap { name, value in
            guard shown.contains(name), let value = value as? any CustomStringConvertible else { return nil }
            return Fact(name: name, value: value.description)
        }
    }

    /// A SHA-256 as somebody pasted it, in hexadecimal, in capitals or not, with blanks around it.
    public init(sha256 text: String) throws(DomainError) {
        guard let sha256 = Self.digits(text) else {
            throw DomainError(
                .unreadableSidecar, "dit is geen SHA-256", hint: "het zijn 64 tekens: cijfers en de letters a tot en met f")
        }
        self.init(digits: sha256)
    }

    private init(digits sha256: String) {
        (self.file, self.title, self.publisher, self.rows, self.bytes, self.facts) = (nil, nil, nil, nil, nil, [])
        self.sha256 = sha256
    }

    private static func digits(_ text: String) -> String? {
        let plain = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        return plain.utf8.count == 64 && plain.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
            ? plain : nil
    }
}
