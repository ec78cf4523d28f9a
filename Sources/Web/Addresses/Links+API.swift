/// The addresses of the machine interface and of the page that explains it.
extension Links {
    static let api = "/api"
    static let apiRoot = "/v1"
    static let openAPI = "/v1/openapi.json"

    /// An address below ``apiRoot``.
    static func api(_ path: String, _ items: [AddressQuery.Item] = []) -> String {
        "\(self.apiRoot)\(path)\(AddressQuery(items).text)"
    }

    /// Where a kind of problem is explained; also its name in every answer about one.
    static func apiProblem(_ kind: APIProblem.Kind) -> String { "\(self.api)#\(kind.rawValue)" }
}
