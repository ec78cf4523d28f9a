/// The words of DCAT-AP-NL 3.0 and of the lists of values it prescribes, each with its type, so that a reader of the catalogue need
/// not fetch them to know what they are.
enum CatalogueTerms {
    static let context: [String: JSONValue] = [
        "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/", "hydra": "http://www.w3.org/ns/hydra/core#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "spdx": "http://spdx.org/rdf/terms#", "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    ]

    private static let authority = "http://publications.europa.eu/resource/authority/"

    static let dutch: JSONValue = ["@id": .text("\(Self.authority)language/NLD"), "@type": "dct:LinguisticSystem"]

    static let themes: JSONValue = [
        ["@id": .text("\(Self.authority)data-theme/HEAL"), "@type": "skos:Concept", "skos:prefLabel": Self.words("Gezondheid")],
        [
            "@id": .text("\(Self.authority)data-theme/SOCI"), "@type": "skos:Concept",
            "skos:prefLabel": Self.words("Bevolking en samenleving"),
        ],
    ]

    /// Who may have it.
    enum Access: String { case everyone = "PUBLIC", asked = "RESTRICTED" }

    static func rights(_ access: Access) -> JSONValue {
        ["@id": .text("\(Self.authority)access-right/\(access.rawValue)"), "@type": "dct:RightsStatement"]
    }

    /// How a dataset stands.
    enum Status: String { case current = "COMPLETED", replaced = "DEPRECATED", withdrawn = "WITHDRAWN" }

    static func status(_ status: Status) -> JSONValue {
        ["@id": .text("\(Self.authority)dataset-status/\(status.rawValue)"), "@type": "skos:Concept"]
    }

    /// `CSV`, `ZIP`, `XLSX`, `JSON`.
    static func format(_ name: String) -> JSONValue {
        ["@id": .text("\(Self.authority)file-type/\(name)"), "@type": "dct:MediaTypeOrExtent"]
    }

    static func mediaType(_ type: String) -> JSONValue {
        ["@id": .text("https://www.iana.org/assignments/media-types/\(type)"), "@type": "dct:MediaType"]
    }

    /// A gemeente by its code, `GM0363`, as the register of government organisations has it.
    static func place(_ code: String, _ name: String) -> JSONValue {
        [
            "@id": .text("https://identifier.overheid.nl/tooi/id/gemeente/\(code.lowercased())"), "@type": "dct:Location",
            "skos:prefLabel": Self.words(name),
        ]
    }

    static func words(_ text: String) -> JSONValue { ["@value": .text(text), "@language": "nl"] }

    static func instant(_ text: String) -> JSONValue { ["@value": .text(text), "@type": "xsd:dateTime"] }

    static func day(_ text: String) -> JSONValue { ["@value": .text(text), "@type": "xsd:date"] }

    static func document(_ address: String) -> JSONValue { ["@id": .text(address), "@type": "foaf:Document"] }

    static func sha256(_ digits: String) -> JSONValue {
        [
            "@type": "spdx:Checksum", "spdx:algorithm": ["@id": "spdx:checksumAlgorithm_sha256"],
            "spdx:checksumValue": ["@value": .text(digits), "@type": "xsd:hexBinary"],
        ]
    }
}
