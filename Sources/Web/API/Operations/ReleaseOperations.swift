internal import Domain
internal import Hummingbird
internal import Identity
internal import Publishing

/// `/v1/publicaties`: what organisations released to the gemeente of the token, as it was handed over.
struct ReleaseOperations {
    let releases: APIReleases

    private static let tag = "Publicaties"
    private static let standardCount = 50
    private static let number = APIParameter(
        "nr", .number(1...2_000_000_000), "Het nummer van de publicatie.", example: 12)

    var all: [APIOperation] { [self.list, self.one, self.file] }

    private var list: APIOperation {
        APIOperation(
            id: "publicaties", method: .get, path: "/publicaties", tag: Self.tag, summary: "De publicaties, nieuwste eerst",
            explanation: """
                Wat organisaties aan de gemeente hebben uitgegeven. Een verbeterde publicatie noemt in vervangt welke zij verbetert; \
                de oude blijft onder haar nummer te lezen. Het antwoord houdt op na aantal publicaties; volgende is de rest.
                """,
            purpose: .releases,
            parameters: [
                APIParameter(
                    "aantal", .number(1...200), "Hoeveel publicaties per keer; zonder: \(Self.standardCount).", example: 50),
                APIParameter("voor", .number(1...2_000_000_000), "Alleen publicaties met een lager nummer.", example: 120),
            ],
            outcomes: [
                .init(
                    status: .ok, meaning: "De publicaties.", schema: OpenAPISchemas.reference("Publicaties"),
                    headers: ["Link": "Het adres van oudere publicaties, als die er zijn."])
            ],
            run: { call in
                let bearer = try call.caller()
                let most = call.values.number("aantal") ?? Self.standardCount
                let found = try await self.releases.list(
                    bearer.visitor, bearer.tenant, call.values.number("voor"), most + 1)
                let shown = found.prefix(most)
                let next = found.count > most ? shown.last.map { Self.link(before: $0.number, most) } : nil
                var answer = APIAnswer(
                    bytes: try JSONValue.bytes(of: ReleaseLines(publicaties: shown.map(ReleaseLine.init), volgende: next)))
                answer.set(next: next)
                return answer
            })
    }

    private var one: APIOperation {
        APIOperation(
            id: "publicatie", method: .get, path: "/publicaties/{nr}", tag: Self.tag, summary: "Eén publicatie",
            explanation: """
                Alles van een publicatie behalve haar tabellen: definities, contractnormen, hoe zij beveiligd is en wat de aanvaller \
                vond. Van elke tabel staat de SHA-256 erbij.
                """,
            purpose: .releases, pathParameters: [Self.number],
            outcomes: [.init(status: .ok, meaning: "De publicatie.", schema: OpenAPISchemas.reference("Publicatie"))],
            run: { call in
                let bearer = try call.caller()
                guard let number = Self.number(of: call),
                    let release = try await self.releases.release(bearer.visitor, bearer.tenant, number)
                else { throw APIProblem.notFound }
                return APIAnswer(bytes: try JSONValue.bytes(of: ReleaseLine(release, isWhole: true)))
            })
    }

    private var file: APIOperation {
        APIOperation(
            id: "tabel", method: .get, path: "/publicaties/{nr}/tabellen/{naam}", tag: Self.tag,
            summary: "Een tabel van een publicatie",
            explanation: "De tabel als CSV voor machines, byte voor byte zoals zij is uitgegeven.", purpose: .releases,
            pathParameters: [
                Self.number,
                APIParameter(
                    "naam", .text(form: "[a-z0-9_-]+", longest: 100), "De naam van de tabel, uit tabellen van de publicatie.",
                    example: "kwartaal"),
            ], forms: [.open],
            outcomes: [.init(status: .ok, meaning: "De tabel.", schema: ["type": "string"])],
            run: { call in
                let bearer = try call.caller()
                guard let number = Self.number(of: call), let name = call.context.parameters.get("naam"),
                    let csv = try await self.releases.file(bearer.visitor, bearer.tenant, number, name)
                else { throw APIProblem.notFound }
                return APIAnswer(contentType: ExportForm.open.contentType, bytes: Array(csv.utf8))
            })
    }

    private static func number(of call: APICall) -> Int? {
        call.context.parameters.get("nr").flatMap { word in
            self.number.problem(with: word) == nil ? Int(word) : nil
        }
    }

    private static func link(before number: Int, _ most: Int) -> String {
        Links.api("/publicaties", [.init(name: "aantal", value: "\(most)"), .init(name: "voor", value: "\(number)")])
    }
}

/// The list of releases as JSON.
private struct ReleaseLines: Encodable {
    let publicaties: [ReleaseLine]
    let volgende: String?

    private enum Key: String, CodingKey { case publicaties, volgende }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(self.publicaties, forKey: .publicaties)
        try container.encode(self.volgende, forKey: .volgende)
    }
}

/// A release as JSON; whole, or as a line of a list.
private struct ReleaseLine: Encodable {
    private struct Withdrawal: Encodable {
        let op: String
        let reden: String
    }

    let release: ReleaseHead
    let isWhole: Bool

    init(_ release: ReleaseHead) { self.init(release, isWhole: false) }

    init(_ release: ReleaseHead, isWhole: Bool) {
        self.release = release
        self.isWhole = isWhole
    }

    private enum Key: String, CodingKey {
        case nummer, organisatie, periode, peildatum, stand, gemaakt_op, vervangt, vervangen_door, ingetrokken, tabellen, sha256
        case beschrijving
    }

    func encode(to encoder: any Encoder) throws {
        let manifest = self.release.manifest
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(self.release.number, forKey: .nummer)
        try container.encode(manifest.organisatie, forKey: .organisatie)
        try container.encode(manifest.periode, forKey: .periode)
        try container.encode(manifest.peildatum, forKey: .peildatum)
        try container.encode(manifest.stand, forKey: .stand)
        try container.encode(manifest.gemaakt_op, forKey: .gemaakt_op)
        try container.encode(manifest.vervangt, forKey: .vervangt)
        try container.encode(self.release.replacedBy, forKey: .vervangen_door)
        try container.encode(
            self.release.withdrawal.map { Withdrawal(op: $0.at, reden: $0.reason) }, forKey: .ingetrokken)
        try container.encode(manifest.tabellen, forKey: .tabellen)
        try container.encode(self.release.sha256, forKey: .sha256)
        if self.isWhole { try container.encode(manifest, forKey: .beschrijving) }
    }
}
