internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity

/// `GET /o/{org}/huisstijl/stijl.{hash}.css` and `logo.{hash}.svg`: what an organisation's pages look like. Only for its own
/// people, and by the hash of what is in it, so that a browser may keep it.
struct HouseStyleRoutes {
    let services: HouseStyleServices
    let assets: Assets
    /// The address of our own style sheet.
    let main: String

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/huisstijl/:file", use: self.file)
    }

    @Sendable private func file(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let file = context.parameters.get("file") else { throw WebProblem.notFound }
        let access = try Access(request, context, needs: nil)
        let styles = try await self.services.current(access.visitor, access.tenant)
        let maySee =
            [styles.used] + (access.visitor.may(.setHouseStyle, in: access.tenant.id) ? [styles.trial].compactMap(\.self) : [])
        let tenant = access.tenant.id
        for style in maySee {
            if let accent = style.accent,
                Links.houseStyleSheet(tenant, hash: HouseStyleSheet.hash(accent, after: self.main)).hasSuffix("/\(file)"),
                let sheet = self.assets.named("kraamzicht.css")
            {
                return self.answer(
                    request, sheet.bytes + Array(HouseStyleSheet(accent: accent).rules.utf8), type: "text/css; charset=utf-8",
                    file)
            }
            if let logo = style.logo, Links.houseLogo(tenant, logo).hasSuffix("/\(file)") {
                var response = self.answer(
                    request, logo.bytes, type: logo.kind == .svg ? "image/svg+xml" : "image/png", file)
                // Whoever opens the picture itself gets a picture: it may fetch nothing and do nothing.
                response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'; sandbox"
                return response
            }
        }
        throw WebProblem.notFound
    }

    private func answer(_ request: Request, _ bytes: [UInt8], type: String, _ tag: String) -> Response {
        let headers: HTTPFields = [
            .contentType: type, .eTag: "\"\(tag)\"", .cacheControl: "private, max-age=31536000, immutable", .vary: "Cookie",
        ]
        if EntityTag.matches(request.headers[.ifNoneMatch], "\"\(tag)\"") {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: .init(bytes: bytes)))
    }
}
