internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// The description of the machine interface, OpenAPI 3.1, made of the operations that the routes are made of.
struct OpenAPIDocument {
    /// The interface's own version: its first number is the one in the address.
    static let version = "1.0.0"

    let operations: [APIOperation]
    let settings: APISettings

    var json: JSONValue {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Kraamzicht", "version": .text(Self.version),
                "summary": "Cijfers, controles en leveringen van BabythuisZorg, voor programma's.",
                "description": .text(Self.description),
                "contact": [
                    "name": .text(self.settings.contactName), "email": .text(self.settings.contactEmail),
                    "url": .text(self.settings.contactURL),
                ],
            ],
            "servers": [["url": .text(Links.apiRoot), "description": "Deze server."]],
            "tags": .list(
                self.operations.map(\.tag).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.map {
                    ["name": .text($0)]
                }),
            "paths": self.paths,
            "components": [
                "schemas": .object(OpenAPISchemas.all),
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": "Een token van één tenant, gemaakt voor een of meer doelen, met een einddatum.",
                    ]
                ],
            ],
            "externalDocs": ["description": "Uitleg met voorbeelden.", "url": .text(Links.api)],
        ]
    }

    private static let description = """
        Alles wat hier staat, geven de pagina's ook: dezelfde vragen, dezelfde rechten en dezelfde regels voor kleine aantallen. De \
        tenant is die van het token. Instanten zijn UTC. Elk antwoord noemt in API-Version de versie; wat erin verandert zonder dat \
        bestaande programma's het merken, verandert het tweede of derde getal. Wordt ooit een nieuwe /v2 nodig, dan blijft /v1 nog \
        een jaar.
        """

    private var paths: JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for operation in self.operations {
            paths[operation.path, default: [:]][operation.method.rawValue.lowercased()] = self.json(operation)
        }
        return .object(paths.mapValues { .object($0) })
    }

    private func json(_ operation: APIOperation) -> JSONValue {
        var members: [String: JSONValue] = [
            "operationId": .text(operation.id), "tags": [.text(operation.tag)], "summary": .text(operation.summary),
            "description": .text(
                operation.explanation + (operation.purpose.map { " Doel van het token: \($0.rawValue)." } ?? "")),
            "security": operation.purpose == nil ? [] : [["token": []]], "responses": self.responses(of: operation),
        ]
        let parameters =
            operation.pathParameters.map { Self.json($0, in: "path") }
            + operation.parameters.map { Self.json($0, in: "query") }
        if !parameters.isEmpty { members["parameters"] = .list(parameters) }
        if !operation.content.isEmpty {
            members["requestBody"] = [
                "required": true, "content": .object(operation.content.mapValues { ["schema": $0] }),
            ]
        }
        return .object(members)
    }

    private static func json(_ parameter: APIParameter, in place: String) -> JSONValue {
        var members: [String: JSONValue] = [
            "name": .text(parameter.name), "in": .text(place), "required": .yes(place == "path"),
            "description": .text(parameter.explanation), "schema": parameter.schema, "example": parameter.example,
        ]
        switch parameter.kind {
        case .words, .codes: (members["style"], members["explode"]) = ("form", false)
        case .texts: (members["style"], members["explode"]) = ("form", true)
        case .day, .period, .stand, .word, .text, .number, .flag: break
        }
        return .object(members)
    }

    private func responses(of operation: APIOperation) -> JSONValue {
        var responses: [String: JSONValue] = [:]
        for outcome in operation.outcomes {
            var content: [String: JSONValue] = [:]
            for form in operation.forms {
                content[operation.mediaType(form)] = ["schema": form == .json ? outcome.schema : ["type": "string"]]
            }
            responses["\(outcome.status.code)"] = [
                "description": .text(outcome.meaning), "content": .object(content),
                "headers": Self.headers(of: operation, more: outcome.headers),
            ]
        }
        if operation.method == .get {
            responses["304"] = [
                "description": "Nog hetzelfde als wat de aanroeper al had (If-None-Match).",
                "headers": Self.headers(of: operation, more: [:]),
            ]
        }
        for kind in Self.problems(of: operation) {
            let code = "\(kind.status.code)"
            guard responses[code] == nil else { continue }
            responses[code] = [
                "description": .text(kind.title + "."),
                "content": ["application/problem+json": ["schema": OpenAPISchemas.reference("Probleem")]],
                "headers": ["API-Version": Self.header("De volledige versie.", isRequired: true)],
            ]
        }
        return .object(responses)
    }

    /// What can go wrong with an operation.
    private static func problems(of operation: APIOperation) -> [APIProblem.Kind] {
        var kinds: [APIProblem.Kind] = [.invalid, .method, .form, .tooLong, .failure]
        if operation.purpose != nil { kinds += [.noToken, .wrongPurpose, .tooMany, .tookTooLong] }
        if operation.countsCallers { kinds += [.tooMany, .tookTooLong] }
        if !operation.pathParameters.isEmpty { kinds.append(.notFound) }
        if !operation.content.isEmpty { kinds += [.mediaType, .tooLarge, .noSpace] }
        return kinds
    }

    private static func headers(of operation: APIOperation, more: [String: String]) -> JSONValue {
        var headers: [String: JSONValue] = ["API-Version": self.header("De volledige versie.", isRequired: true)]
        if operation.method == .get {
            headers["ETag"] = self.header("Kenmerk van dit antwoord, voor If-None-Match.", isRequired: true)
        }
        if operation.purpose != nil {
            headers["RateLimit-Limit"] = self.header("Hoe vaak dit token per minuut mag.", type: "integer", isRequired: true)
            headers["RateLimit-Remaining"] = self.header("Hoe vaak nog in deze minuut.", type: "integer", isRequired: true)
            headers["RateLimit-Reset"] = self.header("Seconden tot de volgende minuut.", type: "integer", isRequired: true)
        }
        for (name, meaning) in more { headers[name] = self.header(meaning, isRequired: name == "Location") }
        return .object(headers)
    }

    private static func header(_ meaning: String, type: String = "string", isRequired: Bool) -> JSONValue {
        ["description": .text(meaning), "required": .yes(isRequired), "schema": ["type": .text(type)]]
    }
}
