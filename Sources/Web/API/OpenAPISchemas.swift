internal import Domain

/// What answers look like, as JSON Schema, under the names that the document gives them.
enum OpenAPISchemas {
    static let all: [String: JSONValue] = [
        "Probleem": Self.problem, "Definitie": Self.definition, "Streefwaarde": Self.target, "Cijfers": Self.figures,
        "Cijfer": Self.figure,
        "Controles": Self.checks, "Uitkomst": Self.result, "Leveringen": Self.deliveries, "Levering": Self.delivery,
        "Publicaties": Self.releases, "Publicatieregel": Self.release, "Publicatie": Self.wholeRelease, "Tabel": Self.table,
        "Kringen": Self.circles, "Kringregel": Self.circle, "Kring": Self.wholeCircle, "Kringcijfer": Self.circleFigure,
        "Catalogus": Self.catalogue,
        "Ontvangstbewijs": Self.receipt, "Bestand": Self.file, "Meldingen": Self.issues, "Melding": Self.issue,
    ]

    static func reference(_ name: String) -> JSONValue { ["$ref": .text("#/components/schemas/\(name)")] }

    /// An object whose members are all there, but for those named.
    static func object(_ members: [String: JSONValue], without optional: Set<String> = []) -> JSONValue {
        [
            "type": "object", "properties": .object(members),
            "required": .list(members.keys.filter { !optional.contains($0) }.sorted().map { .text($0) }),
        ]
    }

    private static func list(_ name: String) -> JSONValue { ["type": "array", "items": Self.reference(name)] }

    private static let text: JSONValue = ["type": "string"]
    private static let texts: JSONValue = ["type": "array", "items": ["type": "string"]]
    private static let count: JSONValue = ["type": "integer", "minimum": 0]
    private static let number: JSONValue = ["type": "integer", "minimum": 1]
    private static let day: JSONValue = ["type": "string", "format": "date"]
    private static let instant: JSONValue = ["type": "string", "format": "date-time", "description": "UTC, in microseconden."]
    private static let value: JSONValue = ["type": ["number", "null"]]

    private static func orNull(_ schema: JSONValue, _ type: String, _ description: String) -> JSONValue {
        schema.with(["type": [.text(type), "null"], "description": .text(description)])
    }

    private static let dates: [String: JSONValue] = [
        "peildatum": Self.day.with(["description": "Wat er op deze dag gebeurd was."]),
        "stand": Self.orNull(Self.instant, "string", "Wat er toen bekend was; null voor de eerste levering."),
        "levering": Self.orNull(Self.number, "integer", "De laatste levering die toen bekend was."),
    ]

    private static let problem = Self.object(
        [
            "type": ["type": "string", "format": "uri-reference", "description": "Waar het probleem wordt uitgelegd."],
            "title": Self.text, "status": ["type": "integer", "minimum": 400, "maximum": 599], "detail": Self.text,
            "fouten": [
                "type": "array", "description": "Alles wat er aan de vraag niet klopt.",
                "items": Self.object(["veld": Self.text, "melding": Self.text], without: ["veld"]),
            ],
            "ontvangstbewijs": Self.reference("Ontvangstbewijs"),
            "verzoek": ["type": "string", "description": "Het nummer waaronder het log van de server de oorzaak heeft."],
        ], without: ["fouten", "ontvangstbewijs", "verzoek"])

    private static let definition = Self.object([
        "id": Self.text, "versie": Self.number, "naam": Self.text, "name": Self.text, "betekenis": Self.text,
        "zegt_niet": Self.text, "bron": Self.text, "eenheid": Self.text, "geldig_vanaf": Self.day,
        "gevoelig": ["type": "string", "enum": ["ja", "nee"]], "dimensies": Self.texts,
    ])

    private static let target: JSONValue = [
        "type": "object", "description": "Een contractnorm of eigen streefwaarde die bij de cijfers hoort.",
    ]

    private static let figures = Self.object(
        Self.dates.merging([
            "periode": ["type": ["string", "null"]], "per": Self.texts, "definities": Self.list("Definitie"),
            "streefwaarden": Self.list("Streefwaarde"), "cijfers": Self.list("Cijfer"),
        ]) { $1 })

    private static let figure = Self.figure(n: Self.count)

    private static func figure(n: JSONValue) -> JSONValue {
        Self.object([
            "indicator": Self.text, "versie": Self.number, "periode": Self.text, "teller": Self.value, "noemer": Self.value,
            "waarde": Self.value, "ondergrens": Self.value, "bovengrens": Self.value, "eenheid": Self.text, "n": n,
            "status": ["type": "string", "enum": .list(FigureStatus.allCases.map { .text($0.rawValue) })],
        ]).with([
            "description": "Met nog een waarde per gevraagde dimensie, onder haar naam; totaal is alles samen.",
            "additionalProperties": ["type": "string"],
        ])
    }

    private static let checks = Self.object(
        Self.dates.merging([
            "aantal": Self.count, "volgende": ["type": ["string", "null"], "format": "uri-reference"],
            "controles": Self.list("Uitkomst"),
        ]) { $1 }
    ).with([
        "description": "Met de gebruikte parameters onder hun naam, zoals MED-VOG-DAG.maanden.",
        "additionalProperties": ["type": "integer"],
    ])

    private static let result = Self.object([
        "check": Self.text, "versie": Self.number, "van": Self.day, "tot": Self.day, "onderwerp_soort": Self.text,
        "onderwerp": Self.text, "oordeel": Self.text, "dagen": ["type": ["integer", "null"]], "dagen_niet": Self.count,
        "niet_op": ["type": ["string", "null"], "description": "De dagen, met een spatie ertussen."],
    ])

    private static let counts: [String: JSONValue] = [
        "rijen": Self.count, "nieuw": Self.count, "gewijzigd": Self.count, "ongewijzigd": Self.count,
        "ingetrokken": Self.count, "afgekeurd": Self.count,
    ]

    private static let deliveries = Self.object([
        "leveringen": Self.list("Levering"), "volgende": ["type": ["string", "null"], "format": "uri-reference"],
    ])

    private static let delivery = Self.object(
        Self.counts.merging([
            "levering": Self.number, "stand": Self.instant, "door": Self.text, "bron": Self.text, "modus": Self.text,
            "ongedaan": ["type": "boolean"], "bestanden": Self.texts,
        ]) { $1 })

    private static let releases = Self.object([
        "publicaties": Self.list("Publicatieregel"), "volgende": ["type": ["string", "null"], "format": "uri-reference"],
    ])

    private static let releaseMembers: [String: JSONValue] = [
        "nummer": Self.number,
        "organisatie": Self.object(["id": Self.text, "naam": Self.text, "agb": Self.text], without: ["agb"]),
        "periode": Self.text, "peildatum": Self.day, "stand": Self.text,
        "gemaakt_op": ["type": "string", "format": "date-time", "description": "UTC."],
        "vervangt": Self.orNull(Self.number, "integer", "De publicatie die zij verbetert."),
        "vervangen_door": Self.orNull(Self.number, "integer", "De publicatie die haar verbetert."),
        "ingetrokken": [
            "oneOf": [
                ["type": "null"], Self.withdrawal,
            ]
        ],
        "tabellen": Self.list("Tabel"), "sha256": Self.text.with(["description": "Van de beschrijving."]),
    ]

    private static let release = Self.object(Self.releaseMembers)

    private static let wholeRelease = Self.object(
        Self.releaseMembers.merging([
            "beschrijving": ["type": "object", "description": "Alles van de publicatie behalve de inhoud van haar tabellen."]
        ]) { $1 })

    private static let withdrawal = Self.object(["op": ["type": "string", "format": "date-time"], "reden": Self.text])

    private static let circles = Self.object([
        "kringen": Self.list("Kringregel"), "volgende": ["type": ["string", "null"], "format": "uri-reference"],
    ])

    private static let circle = Self.object([
        "nummer": Self.number, "jeugdregio": Self.object(["code": Self.text, "naam": Self.text]), "jaar": Self.number,
        "peildatum_van": Self.day, "peildatum_tot": Self.day,
        "gemaakt_op": ["type": "string", "format": "date-time", "description": "UTC."],
        "omvang": Self.object(["organisaties": Self.count, "gemeenten": Self.count, "gemeenten_in_regio": Self.count]),
        "ingetrokken": ["oneOf": [["type": "null"], Self.withdrawal]],
        "tabel": Self.reference("Tabel"), "sha256": Self.text.with(["description": "Van de beschrijving."]),
    ])

    private static let wholeCircle = Self.object(
        [
            "kring": ["type": "object", "description": "De beschrijving van de kring."], "ingetrokken": Self.withdrawal,
            "cijfers": Self.list("Kringcijfer"),
        ], without: ["ingetrokken"])

    private static let circleFigure = Self.figure(n: ["type": ["integer", "null"], "minimum": 0])

    private static let catalogue = Self.object(
        [
            "@context": ["type": "object"], "@id": Self.text, "@type": ["type": "string", "const": "dcat:Catalog"],
            "dct:title": ["type": "object"], "dct:description": ["type": "object"], "dct:publisher": ["type": "object"],
            "dcat:contactPoint": ["type": "object"],
            "dcat:dataset": ["type": "array", "minItems": 1, "items": ["type": "object"]],
            "dcat:service": ["type": "array", "items": ["type": "object"]],
            "hydra:next": ["type": "object", "description": "Waar de catalogus verdergaat, als hij dat doet."],
        ], without: ["hydra:next"]
    ).with(["description": "JSON-LD; te lezen met elk programma dat DCAT kent."])

    private static let table = Self.object([
        "naam": Self.text, "titel": Self.text, "rijen": Self.count, "sha256": Self.text,
    ])

    private static let receipt = Self.object(
        [
            "status": ["type": "string", "enum": ["vastgelegd", "afgewezen", "proef"]], "levering": Self.number,
            "stand": Self.instant, "tenant": Self.text, "bron": Self.text, "modus": Self.text, "door": Self.text,
            "bestanden": Self.list("Bestand"), "fouten": Self.reference("Meldingen"),
            "waarschuwingen": Self.reference("Meldingen"),
        ], without: ["levering", "stand"])

    private static let file = Self.object(
        Self.counts.merging([
            "bestand": Self.text, "soort": Self.text, "sha256": Self.text, "codering": Self.text,
            "scheidingsteken": Self.text, "kolommen": Self.texts, "onbekende_kolommen": Self.texts,
        ]) { $1 }, without: ["soort", "codering", "scheidingsteken"])

    private static let issues = Self.object([
        "aantal": Self.count.with(["description": "Alle, ook die niet getoond worden."]),
        "getoond": ["type": "array", "maxItems": 1000, "items": Self.reference("Melding")],
    ])

    private static let issue = Self.object([
        "bestand": Self.text, "regel": Self.count, "kolom": Self.text, "code": Self.text, "melding": Self.text,
    ])
}
