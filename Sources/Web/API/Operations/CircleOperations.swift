internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Publishing

/// `GET /v1/kringen` and `/v1/kringen/{nr}`: what organisations released of a jeugdregio, together; for everybody, as `/publiek/{nr}`.
struct CircleOperations {
    let circles: CircleServices

    private static let tag = "Kringen"
    private static let standardCount = 20
    private static let number = APIParameter("nr", .number(1...2_000_000_000), "Het nummer van de kring.", example: 9)

    var all: [APIOperation] { [self.list, self.one] }

    private var list: APIOperation {
        APIOperation(
            id: "kringen", method: .get, path: "/kringen", tag: Self.tag, summary: "De kringen, nieuwste eerst",
            explanation: """
                Wat organisaties samen in een jeugdregio over een kalenderjaar uitgaven, voor iedereen. Een ingetrokken kring blijft in de \
                lijst, met de reden. Het antwoord houdt op na aantal kringen; volgende is de rest.
                """,
            purpose: nil, countsCallers: true,
            parameters: [
                APIParameter("aantal", .number(1...50), "Hoeveel kringen per keer; zonder: \(Self.standardCount).", example: 20),
                APIParameter("voor", .number(1...2_000_000_000), "Alleen kringen met een lager nummer.", example: 120),
            ],
            outcomes: [
                .init(
                    status: .ok, meaning: "De kringen.", schema: OpenAPISchemas.reference("Kringen"),
                    headers: ["Link": "Het adres van oudere kringen, als die er zijn."])
            ],
            run: { call in
                try self.count(call)
                let most = call.values.number("aantal") ?? Self.standardCount
                let found = try await self.circles.numbers(call.values.number("voor"), most + 1)
                var lines: [CircleLine] = []
                for number in found.prefix(most) {
                    do {
                        if let circle = try await self.circles.circle(number) { lines.append(CircleLine(circle: circle)) }
                    } catch let error as ReleaseError where error.code == .damaged {
                        // The others are whole, and everybody's.
                        call.context.logger.error("circle damaged", metadata: ["problem": "\(error.message)"])
                    }
                }
                let next = found.count > most ? Self.link(before: found[most - 1], most) : nil
                var answer = APIAnswer(bytes: try JSONValue.bytes(of: CircleLines(kringen: lines, volgende: next)))
                answer.set(next: next)
                return answer
            })
    }

    private var one: APIOperation {
        APIOperation(
            id: "kring", method: .get, path: "/kringen/{nr}", tag: Self.tag, summary: "Eén kring",
            explanation: """
                De cijfers van een kring met haar beschrijving, of als CSV voor machines de tabel, byte voor byte zoals zij is \
                uitgegeven. Wat verborgen is, is leeg en heeft een status.
                """,
            purpose: nil, countsCallers: true, pathParameters: [Self.number], forms: [.json, .open],
            outcomes: [.init(status: .ok, meaning: "De kring.", schema: OpenAPISchemas.reference("Kring"))],
            run: { call in
                try self.count(call)
                guard let word = call.context.parameters.get("nr"), Self.number.problem(with: word) == nil,
                    let number = Int(word), let circle = try await self.circles.circle(number)
                else { throw APIProblem.notFound }
                return APIAnswer(
                    contentType: call.form.contentType, bytes: try CircleFile(circle, form: call.form).bytes)
            })
    }

    /// Without a token the address of who calls is all there is to count by. Throws ``APIProblem``.
    private func count(_ call: APICall) throws {
        let turn = self.circles.limits.take(call.context.caller, at: .now)
        guard !turn.isAllowed else { return }
        var problem = APIProblem(
            .tooMany, "Een adres mag dit \(turn.most) keer per minuut vragen. Probeer het over \(turn.seconds) seconden opnieuw.")
        problem.headers[.retryAfter] = "\(turn.seconds)"
        throw problem
    }

    private static func link(before number: Int, _ most: Int) -> String {
        Links.api("/kringen", [.init(name: "aantal", value: "\(most)"), .init(name: "voor", value: "\(number)")])
    }
}

/// The list of circles as JSON.
private struct CircleLines: Encodable {
    let kringen: [CircleLine]
    let volgende: String?

    private enum Key: String, CodingKey { case kringen, volgende }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(self.kringen, forKey: .kringen)
        try container.encode(self.volgende, forKey: .volgende)
    }
}

/// A circle as a line of the list.
private struct CircleLine: Encodable {
    private struct Withdrawal: Encodable {
        let op: String
        let reden: String
    }

    let circle: StoredCircle

    private enum Key: String, CodingKey {
        case nummer, jeugdregio, jaar, peildatum_van, peildatum_tot, gemaakt_op, omvang, ingetrokken, tabel, sha256
    }

    func encode(to encoder: any Encoder) throws {
        let manifest = self.circle.manifest
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(self.circle.number, forKey: .nummer)
        try container.encode(manifest.jeugdregio, forKey: .jeugdregio)
        try container.encode(manifest.jaar, forKey: .jaar)
        try container.encode(manifest.peildatum_van, forKey: .peildatum_van)
        try container.encode(manifest.peildatum_tot, forKey: .peildatum_tot)
        try container.encode(manifest.gemaakt_op, forKey: .gemaakt_op)
        try container.encode(manifest.omvang, forKey: .omvang)
        try container.encode(
            self.circle.withdrawal.map { Withdrawal(op: $0.at, reden: $0.reason) }, forKey: .ingetrokken)
        try container.encode(manifest.tabel, forKey: .tabel)
        try container.encode(self.circle.sha256, forKey: .sha256)
    }
}
