internal import Domain
internal import Hummingbird
internal import Identity
internal import Logging
internal import Publishing

/// `GET /v1/catalogus`: what the gemeente of the token can have, for catalogues of open and shared data to harvest.
struct CatalogueOperation {
    let releases: APIReleases
    /// nil = there are no circles.
    let circles: CircleServices?
    let settings: APISettings

    /// Releases in one answer: a gemeente has far fewer, and a catalogue is then fetched whole.
    private static let standardCount = 1000

    var operation: APIOperation {
        let (releases, circles, settings) = (self.releases, self.circles, self.settings)
        return APIOperation(
            id: "catalogus", method: .get, path: "/catalogus", tag: "Publicaties", summary: "De catalogus",
            explanation: """
                De publicaties van de gemeente als catalogus in JSON-LD, volgens DCAT-AP-NL 3.0: een dataset per publicatie met haar \
                bestanden en hun SHA-256, de definities, en deze interface als dienst. Een verbeterde publicatie wijst naar de oude en \
                omgekeerd; een ingetrokken publicatie staat erin met die stand. De openbare kringen van de jeugdregio staan erbij. Na \
                aantal publicaties houdt het antwoord op; hydra:next wijst de rest van de catalogus aan.
                """,
            purpose: .releases,
            parameters: [
                APIParameter(
                    "aantal", .number(1...2000), "Hoeveel publicaties per keer; zonder: \(Self.standardCount).", example: 1000),
                APIParameter("voor", .number(1...2_000_000_000), "Alleen publicaties met een lager nummer.", example: 1200),
            ], jsonType: "application/ld+json",
            outcomes: [
                .init(
                    status: .ok, meaning: "De catalogus.", schema: OpenAPISchemas.reference("Catalogus"),
                    headers: ["Link": "Het adres van de rest, als die er is."])
            ],
            run: { call in
                let bearer = try call.caller()
                let (before, most) = (call.values.number("voor"), call.values.number("aantal") ?? Self.standardCount)
                let found = try await releases.list(bearer.visitor, bearer.tenant, before, most + 1)
                let heads = Array(found.prefix(most))
                let next = found.count > most ? heads.last.map { Self.link(before: $0.number, most) } : nil
                // Circles are few: a jeugdregio has one a year. They stand in the first answer.
                let known = before == nil ? try await Self.whole(circles, around: bearer.tenant, call.context) : []
                let document = CatalogueDocument(
                    gemeente: bearer.tenant, releases: heads, circles: known, settings: settings, next: next)
                var answer = APIAnswer(contentType: "application/ld+json", bytes: try document.json.bytes())
                answer.set(next: next)
                return answer
            })
    }

    /// None when one of them is damaged: the gemeente's own releases do not depend on it.
    private static func whole(
        _ services: CircleServices?, around gemeente: Tenant, _ context: WebContext
    ) async throws -> [StoredCircle] {
        guard let services else { return [] }
        do {
            return try await services.around(gemeente)
        } catch let error as ReleaseError where error.code == .damaged {
            context.logger.error("circle damaged", metadata: ["problem": "\(error.message)"])
            return []
        }
    }

    private static func link(before number: Int, _ most: Int) -> String {
        Links.api("/catalogus", [.init(name: "aantal", value: "\(most)"), .init(name: "voor", value: "\(number)")])
    }
}
