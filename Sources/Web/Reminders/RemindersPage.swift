internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity

/// `GET /o/{org}/herinneringen`: what the daily digest says, also where no mail goes out.
struct RemindersPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/herinneringen", use: self.show)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeQuality)
        let tenant = access.tenant.id
        let state = try await self.services.quality.reminders(access.visitor, access.tenant)
        return try self.renderer.page(
            RemindersView(
                frame: self.renderer.frame(
                    title: Text["reminders.title"], session: context.session, tenant: access.tenant, current: "kwaliteit"),
                state, tenant: tenant),
            template: "pages/reminders", secret: access.visitor.csrfToken)
    }
}
