internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET /v1/catalogus`: what the gemeente of the token can have, for catalogues of open and shared data to harvest.
struct CatalogueOperation {
    let releases: APIReleases
    let settings: APISettings

    /// A catalogue is fetched whole; a gemeente has far fewer.
    private static let most = 2000

    var operation: APIOperation {
        let (releases, settings) = (self.releases, self.settings)
        return APIOperation(
            id: "catalogus", method: .get, path: "/catalogus", tag: "Publicaties", summary: "De catalogus",
            explanation: """
                De publicaties van de gemeente als catalogus in JSON-LD, volgens DCAT-AP-NL 3.0: een dataset per publicatie met haar \
                bestanden en hun SHA-256, de definities, en deze interface als dienst. Een verbeterde publicatie wijst naar de oude en \
                omgekeerd; een ingetrokken publicatie staat erin met die stand.
                """,
            purpose: .releases, jsonType: "application/ld+json",
            outcomes: [.init(status: .ok, meaning: "De catalogus.", schema: OpenAPISchemas.reference("Catalogus"))],
            run: { call in
                let bearer = try call.caller()
                let heads = try await releases.list(bearer.visitor, bearer.tenant, nil, Self.most)
                let document = CatalogueDocument(gemeente: bearer.tenant, releases: heads, settings: settings)
                return APIAnswer(contentType: "application/ld+json", bytes: try document.json.bytes())
            })
    }
}
