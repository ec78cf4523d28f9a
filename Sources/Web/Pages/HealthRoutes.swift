internal import HTTPTypes
internal import Hummingbird

/// `GET /live` (the process answers) and `GET /ready` (it can serve; if not, it says what does not work).
struct HealthRoutes {
    let services: WebServices

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("live") { _, _ in Self.text(.ok, ["leeft"]) }
        router.get("ready") { _, _ in
            let problems = await self.services.problems()
            return problems.isEmpty ? Self.text(.ok, ["gereed"]) : Self.text(.serviceUnavailable, problems)
        }
    }

    private static func text(_ status: HTTPResponse.Status, _ lines: [String]) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: lines.map { $0 + "\n" }.joined())))
    }
}
