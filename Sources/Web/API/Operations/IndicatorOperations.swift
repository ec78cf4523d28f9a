internal import Hummingbird
internal import Indicators
internal import Publishing

/// `GET /v1/indicatoren` and `/v1/indicatoren/{id}`: definitions, for everybody, as the pages /definities.
enum IndicatorOperations {
    static let all: [APIOperation] = [Self.list, Self.one]

    private static let list = APIOperation(
        id: "indicatoren", method: .get, path: "/indicatoren", tag: "Indicatoren", summary: "Alle indicatoren",
        explanation: "De definities van alle cijfers: wat er geteld wordt, waarvan, en wat het cijfer niet zegt.",
        purpose: nil,
        outcomes: [
            .init(
                status: .ok, meaning: "De definities.",
                schema: OpenAPISchemas.object(["indicatoren": ["type": "array", "items": OpenAPISchemas.reference("Definitie")]]))
        ],
        run: { _ in
            let texts = try Definition.all.map { String(decoding: try DefinitionFile([$0], form: .json).bytes, as: UTF8.self) }
            return APIAnswer(bytes: Array("{\"indicatoren\":[\(texts.joined(separator: ","))]}\n".utf8))
        })

    private static let one = APIOperation(
        id: "indicator", method: .get, path: "/indicatoren/{id}", tag: "Indicatoren", summary: "Eén indicator",
        explanation: "De definitie van één cijfer.", purpose: nil,
        pathParameters: [
            APIParameter(
                "id", .word(Definition.all.map(\.id)), "Het id van de indicator, zoals in bestanden.", example: "uitval")
        ],
        outcomes: [.init(status: .ok, meaning: "De definitie.", schema: OpenAPISchemas.reference("Definitie"))],
        run: { call in
            guard let id = call.context.parameters.get("id"), let definition = Definition.find(id), definition.id == id else {
                throw APIProblem.notFound
            }
            return APIAnswer(bytes: try DefinitionFile([definition], form: .json).bytes)
        })
}
