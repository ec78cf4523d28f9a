internal import HTTPTypes
internal import Hummingbird

/// `GET /v1/openapi.json`: the description itself, readable by anybody's page.
struct DocumentOperation {
    let settings: APISettings

    /// The operations with the one that describes them all.
    func described(_ operations: [APIOperation]) -> [APIOperation] {
        let own = self.operation { [] }
        let all = operations + [own]
        return operations + [self.operation { all }]
    }

    private func operation(_ operations: @escaping @Sendable () -> [APIOperation]) -> APIOperation {
        let settings = self.settings
        return APIOperation(
            id: "beschrijving", method: .get, path: "/openapi.json", tag: "Beschrijving", summary: "Deze beschrijving",
            explanation: "De beschrijving van alles onder /v1, in OpenAPI 3.1.", purpose: nil,
            outcomes: [
                .init(
                    status: .ok, meaning: "De beschrijving.", schema: ["type": "object"],
                    headers: ["Access-Control-Allow-Origin": "Iedereen mag haar lezen."])
            ],
            run: { _ in
                var answer = APIAnswer(bytes: try OpenAPIDocument(operations: operations(), settings: settings).json.bytes())
                answer.headers[.allowOrigin] = "*"
                answer.headers[.resourcePolicy] = "cross-origin"
                return answer
            })
    }
}
