internal import Domain
internal import Hummingbird
internal import Identity

/// `GET /`: to the visitor's own overzicht; a list for who works in several organisations.
struct StartPage {
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("/", use: self.show)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let session = context.session else { return Response.redirect(to: Links.signIn, type: .normal) }
        let organisations = Self.homes(of: session.visitor) + Self.readers(of: session.visitor)
        if organisations.count == 1 {
            return Response.redirect(to: Self.link(to: organisations[0], for: session.visitor), type: .normal)
        }
        let view = StartView(
            frame: self.renderer.frame(title: Text["start.title"], session: session),
            organisations: organisations.map {
                StartView.Organisation(organisationName: $0.name, organisationLink: Self.link(to: $0, for: session.visitor))
            })
        return try self.renderer.page(view, template: "pages/start", secret: session.visitor.csrfToken)
    }

    /// The organisations of which a visitor may see the figures, by name.
    static func organisations(of visitor: Visitor) -> [Tenant] {
        self.homes(of: visitor).filter { visitor.may(.seeFigures, in: $0.id) }
    }

    /// The gemeenten and jeugdregio's for which a visitor may read what was released, by name.
    static func readers(of visitor: Visitor) -> [Tenant] {
        visitor.memberships.map(\.tenant).filter { $0.kind != .organisation && visitor.may(.readReleases, in: $0.id) }
            .sorted { ($0.name, $0.id.description) < ($1.name, $1.id.description) }
    }

    /// The organisations in which there is anything to see for a visitor, by name. A supplier only delivers, and who owns measures
    /// may have nothing else there.
    static func homes(of visitor: Visitor) -> [Tenant] {
        visitor.memberships.map(\.tenant)
            .filter { tenant in
                tenant.kind == .organisation
                    && [Permission.seeFigures, .seeDeliveries, .manageMeasures].contains { visitor.may($0, in: tenant.id) }
            }
            .sorted { ($0.name, $0.id.description) < ($1.name, $1.id.description) }
    }

    /// The first page of an organisation: its figures, or its deliveries, or its measures; of a gemeente or jeugdregio what it
    /// received.
    private static func link(to tenant: Tenant, for visitor: Visitor) -> String {
        guard tenant.kind == .organisation else { return Links.received(by: tenant) }
        if visitor.may(.seeFigures, in: tenant.id) { return Links.overview(tenant.id) }
        return visitor.may(.seeDeliveries, in: tenant.id) ? Links.deliveries(tenant.id) : Links.measures(tenant.id)
    }
}

struct StartView: PageView {
    struct Organisation {
        let organisationName: String
        let organisationLink: String
    }

    let frame: PageFrame
    let organisations: [Organisation]

    static let sample = StartView(
        frame: .sample,
        organisations: [Organisation(organisationName: "Kraamzorg De Wieg", organisationLink: "/o/wieg/overzicht")])
}
