internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Ingest
internal import Publishing

/// `/v1/leveringen`: deliveries in, by the import that the pages and the command run, and their receipts.
struct DeliveryOperations {
    let deliveries: DeliveryServices
    let api: APIServices

    private static let tag = "Leveringen"
    private static let standardCount = 50

    var all: [APIOperation] { [self.list, self.one, self.receive] }

    private var list: APIOperation {
        APIOperation(
            id: "leveringen", method: .get, path: "/leveringen", tag: Self.tag, summary: "De leveringen, nieuwste eerst",
            explanation: "Wat er geleverd is, met tellingen. Het antwoord houdt op na aantal leveringen; volgende is de rest.",
            purpose: .deliveries,
            parameters: [
                APIParameter(
                    "aantal", .number(1...200), "Hoeveel leveringen per keer; zonder: \(Self.standardCount).", example: 50),
                APIParameter("voor", .number(1...2_000_000_000), "Alleen leveringen met een lager nummer.", example: 120),
            ],
            outcomes: [
                .init(
                    status: .ok, meaning: "De leveringen.", schema: OpenAPISchemas.reference("Leveringen"),
                    headers: ["Link": "Het adres van oudere leveringen, als die er zijn."])
            ],
            run: { call in
                let bearer = try call.caller()
                let most = call.values.number("aantal") ?? Self.standardCount
                // One more than is shown tells whether there is a rest.
                let found = try await self.api.deliveries(
                    bearer.visitor, bearer.tenant, call.values.number("voor"), most + 1)
                let shown = found.prefix(most)
                let next = found.count > most ? shown.last.map { Self.link(before: $0.number, most) } : nil
                var answer = APIAnswer(
                    bytes: try JSONValue.bytes(of: DeliveryLines(leveringen: shown.map(DeliveryLine.init), volgende: next)))
                answer.set(next: next)
                return answer
            })
    }

    private var one: APIOperation {
        APIOperation(
            id: "levering", method: .get, path: "/leveringen/{nr}", tag: Self.tag, summary: "Eén levering",
            explanation: """
                Het ontvangstbewijs van een levering. Wat er in rijen werd gevonden staat er alleen in voor wie ze leverde, of \
                alle soorten rijen ervan mag zien; de aantallen staan er altijd in.
                """, purpose: .deliveries,
            pathParameters: [APIParameter("nr", .number(1...2_000_000_000), "Het nummer van de levering.", example: 12)],
            outcomes: [
                .init(status: .ok, meaning: "Het ontvangstbewijs.", schema: OpenAPISchemas.reference("Ontvangstbewijs"))
            ],
            run: { call in
                let bearer = try call.caller()
                guard let word = call.context.parameters.get("nr"), let number = Int(word), number > 0, "\(number)" == word,
                    number <= 2_000_000_000,
                    let entry = try await self.deliveries.entry(bearer.visitor, bearer.tenant, number)
                else { throw APIProblem.notFound }
                let receipt = DeliveryRights(entry, bearer.visitor, in: bearer.tenant.id).readable
                return APIAnswer(bytes: Array(try receipt.json.utf8) + [0x0A])
            })
    }

    private var receive: APIOperation {
        APIOperation(
            id: "leveren", method: .post, path: "/leveringen", tag: Self.tag, summary: "Bestanden leveren",
            explanation: """
                CSV-bestanden of een ZIP als één levering: alles of niets, met ontvangstbewijs. Een afgewezen levering verandert \
                niets en antwoordt met 400 en alle fouten. Dezelfde bestanden nog eens geven alleen ongewijzigde rijen.
                """,
            purpose: .deliveries,
            parameters: [
                APIParameter(
                    "mode", .word(DeliveryOptions.Mode.allCases.map(\.rawValue)),
                    "strict: één foute rij wijst alles af. partial: goede rijen worden vastgelegd. Zonder: strict.",
                    example: "strict"),
                APIParameter("dryRun", .flag, "Alleen nakijken: er wordt niets vastgelegd.", example: true),
                APIParameter(
                    "volledig", .words(SampleFile.all.map(\.kind)),
                    "Van deze soorten staat alles in de levering: wat bekend is en ontbreekt, wordt ingetrokken.",
                    example: ["medewerkers"]),
                APIParameter(
                    "bevestigd", .flag, "Of volledig meer dan 5 % van de bekende rijen mag intrekken.", example: false),
            ],
            content: [
                "multipart/form-data": OpenAPISchemas.object([
                    "bestanden": [
                        "type": "array", "minItems": 1, "maxItems": 100, "items": ["type": "string", "format": "binary"],
                    ]
                ]),
                "text/csv": ["type": "string", "minLength": 1], "application/zip": ["type": "string", "format": "binary"],
            ],
            outcomes: [
                .init(
                    status: .created, meaning: "Vastgelegd: het ontvangstbewijs.",
                    schema: OpenAPISchemas.reference("Ontvangstbewijs"), headers: ["Location": "Het adres van de levering."]),
                .init(
                    status: .ok, meaning: "Bij dryRun: wat ervan zou komen. Er is niets vastgelegd.",
                    schema: OpenAPISchemas.reference("Ontvangstbewijs")),
            ],
            run: { call in try await self.receive(call) })
    }

    private func receive(_ call: APICall) async throws -> APIAnswer {
        let bearer = try call.caller()
        let desk = self.deliveries.desk
        let choices = DeliveryChoices(
            mode: call.values["mode"].flatMap(DeliveryOptions.Mode.init(rawValue:)) ?? .strict,
            complete: call.values.words("volledig"), isConfirmed: call.values.flag("bevestigd"))
        let upload = try await APIUpload(store: desk.store).receive(
            call.request, of: bearer, choices: choices, at: desk.now())
        let isDryRun = call.values.flag("dryRun")
        let receipt = try await desk.deliver(upload, isDryRun: isDryRun, for: bearer.visitor, in: bearer.tenant)
        let bytes = Array(try receipt.json.utf8) + [0x0A]
        if isDryRun { return APIAnswer(bytes: bytes) }
        guard let number = receipt.levering else { throw APIProblem.refused(receipt) }
        var answer = APIAnswer(status: .created, bytes: bytes)
        answer.headers[.location] = Links.api("/leveringen/\(number)")
        return answer
    }

    private static func link(before number: Int, _ most: Int) -> String {
        Links.api("/leveringen", [.init(name: "aantal", value: "\(most)"), .init(name: "voor", value: "\(number)")])
    }
}

/// The list of deliveries as JSON.
private struct DeliveryLines: Encodable {
    let leveringen: [DeliveryLine]
    let volgende: String?

    private enum Key: String, CodingKey { case leveringen, volgende }

    /// Both are always there; without a rest `volgende` is null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(self.leveringen, forKey: .leveringen)
        try container.encode(self.volgende, forKey: .volgende)
    }
}

private struct DeliveryLine: Encodable {
    let levering: Int
    let stand: String
    let door: String
    let bron: String
    let modus: String
    let ongedaan: Bool
    let bestanden: [String]
    let rijen: Int
    let nieuw: Int
    let gewijzigd: Int
    let ongewijzigd: Int
    let ingetrokken: Int
    let afgekeurd: Int

    init(_ entry: DeliveryEntry) {
        let totals = entry.receipt.totals
        self.levering = entry.number
        self.stand = entry.committedAt
        self.door = entry.actor
        self.bron = entry.receipt.bron
        self.modus = entry.receipt.modus
        self.ongedaan = entry.isUndone
        self.bestanden = entry.receipt.bestanden.map(\.bestand)
        self.rijen = totals.rijen
        self.nieuw = totals.nieuw
        self.gewijzigd = totals.gewijzigd
        self.ongewijzigd = totals.ongewijzigd
        self.ingetrokken = totals.ingetrokken
        self.afgekeurd = totals.afgekeurd
    }
}
