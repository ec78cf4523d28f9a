internal import Domain
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Mustache
internal import NIOCore

/// Turns a view into an answer. Holds what all pages share: templates, addresses of assets, settings.
struct PageRenderer: Sendable {
    /// How long a browser may keep a page.
    enum Keeping {
        /// Not at all.
        case never
        /// The page is the same for everybody; how long whoever stands between may keep it, its route says.
        case anyone
        /// It may keep it, but must ask each time whether it is still good.
        case asking
    }

    private let templates: [String: MustacheLibrary]
    /// The address of our own style sheet.
    let styleLink: String
    private let iconLink: String
    /// By language code.
    private let scriptLinks: [String: [PageScript: String]]
    private let settings: WebsiteSettings
    /// Stands where the form token will be; unguessable, so no text of a visitor can contain it.
    private let tokenMark = "\u{1}\(FormToken.fresh())"

    /// `templates` by language code.
    init(templates: [String: MustacheLibrary], languages: [Language], assets: Assets, settings: WebsiteSettings) throws(WebError)
    {
        self.templates = templates
        self.styleLink = try assets.address("kraamzicht.css")
        self.iconLink = try assets.address("icon.svg")
        var scriptLinks: [String: [PageScript: String]] = [:]
        for language in languages {
            for script in PageScript.allCases {
                scriptLinks[language.code, default: [:]][script] = try assets.address("\(script.rawValue).js", in: language)
            }
        }
        self.scriptLinks = scriptLinks
        self.settings = settings
    }

    /// The frame of a page; `tenant` is the organisation it is about, `script` what helps on it.
    func frame(
        title: String, session: Session?, tenant: Tenant? = nil, current: String? = nil, dates: DateAddress = .init(),
        canSignIn: Bool = true, script: PageScript? = nil
    ) -> PageFrame {
        var items: [PageFrame.Item] = []
        func add(_ label: String, _ link: String, _ name: String) {
            items.append(PageFrame.Item(navLabel: label, navLink: link, navIsCurrent: current == name))
        }
        let figures = Self.figurePages(dates)
        let home = tenant ?? session.flatMap { StartPage.homes(of: $0.visitor).first }
        if let home, session?.visitor.may(.seeFigures, in: home.id) == true {
            let isFigures = figures.contains { $0.name == current }
            add(Text["nav.figures"], Links.overview(home.id, .init(dates: dates)), isFigures ? current ?? "" : "-")
        }
        if let home, session?.visitor.may(.seeCases, in: home.id) == true {
            add(Text["work-list.title"], Links.workList(home.id, .init(dates: dates)), "werklijst")
            add(Text["case-list.title"], Links.cases(home.id, .init(dates: dates)), "casussen")
        }
        if let home, session?.visitor.may(.seeQuality, in: home.id) == true {
            add(Text["quality.title"], Links.quality(home.id, .init(dates: dates)), "kwaliteit")
        } else if let home, session?.visitor.may(.manageMeasures, in: home.id) == true {
            // Who sees quality comes to the measures from there.
            add(Text["measures.title"], Links.measures(home.id, .init(dates: dates)), "maatregelen")
        }
        if let home, session?.visitor.may(.seeDeliveries, in: home.id) == true {
            add(Text["deliveries.title"], Links.deliveries(home.id), "leveringen")
        }
        if let home, session?.visitor.may(.publish, in: home.id) == true {
            add(Text["releases.title"], Links.releases(home.id), "publicaties")
        }
        if let reader = tenant ?? session.flatMap({ StartPage.readers(of: $0.visitor).first }), reader.kind != .organisation {
            add(Text["outcomes.frame"], Links.received(by: reader), "publicaties")
        }
        // For everyone, and opened now and then: below every page, so that the menu of who works here stays on one line.
        var more = [
            (Text["definitions.title"], Links.definitions, "definities"),
            (Text["nav.comparison"], Links.comparison(), "vergelijking"),
        ]
        if session == nil, canSignIn {
            for (label, link, name) in more { add(label, link, name) }
            more = []
        }
        more.append((Text["file-check.title"], Links.checking, "controleren"))
        if let home, session?.visitor.may(.setHouseStyle, in: home.id) == true {
            more.append((Text["house-style.title"], Links.houseStyle(home.id), "huisstijl"))
        }
        more.append((Text["api.title"], Links.api, "api"))
        if let home, session?.visitor.may(.manageTokens, in: home.id) == true {
            more.append((Text["tokens.title"], Links.tokens(home), "tokens"))
        }
        let look = home.flatMap { session?.looks[$0.id] }
        return PageFrame(
            title: [title, tenant?.name].compactMap { $0 }.joined(separator: " – "), styleLink: look?.styleLink ?? self.styleLink,
            iconLink: self.iconLink, scriptLink: script.flatMap { self.scriptLinks[Language.current.code]?[$0] },
            logoLink: look?.logoLink,
            homeLink: Links.home, organisation: tenant?.name ?? (session == nil ? nil : home?.name), items: items,
            pages: tenant.map { tenant in
                figures.contains { $0.name == current }
                    ? figures.map { page in
                        PageFrame.Item(
                            navLabel: page.label, navLink: page.link(tenant.id), navIsCurrent: page.name == current)
                    } : []
            } ?? [],
            more: more.map { PageFrame.Item(navLabel: $0.0, navLink: $0.1, navIsCurrent: $0.2 == current) },
            signedIn: session.map {
                PageFrame.SignedIn(visitorName: $0.visitor.name, signOutLink: Links.signOut, signOutToken: self.tokenMark)
            },
            signInLink: session == nil && canSignIn ? Links.signIn : nil, version: self.settings.version)
    }

    /// The pages of figures, which share a place in the main menu and have a menu of their own.
    private static func figurePages(_ dates: DateAddress) -> [(name: String, label: String, link: (TenantID) -> String)] {
        let panels = PanelAddress().dated(dates)
        return [("overzicht", Text["nav.overview"], { Links.overview($0, .init(dates: dates)) })]
            + [
                ("instroom", Text["nav.intake"]), ("uitkomsten", Text["nav.outcomes"]), ("doelen", Text["nav.goals"]),
                ("doelmatigheid", Text["nav.effort"]),
                ("regio", Text["nav.region"]),
            ].map { name, label in (name, label, { Links.panels(name, $0, panels) }) }
            + [("verklaring", Text["change.title"], { Links.change($0) })]
            + [("cijfers", Text["nav.allFigures"], { Links.figures($0, .init(ids: [], period: nil, dates: dates)) })]
    }

    /// What a house style changes on a page.
    func look(_ style: HouseStyle, in tenant: TenantID) -> HouseStyleLook {
        HouseStyleLook(style, in: tenant, main: self.styleLink)
    }

    /// What a form of a page without a session carries until the page leaves.
    var mark: String { self.tokenMark }

    /// Renders a view. `secret` is what its forms prove; `request` and `keeping` decide whether the browser's own copy will do.
    func page(
        _ view: any PageView, template: String, status: HTTPResponse.Status = .ok, secret: String? = nil,
        request: Request? = nil, keeping: Keeping = .never
    ) throws -> Response {
        let language = Language.current.code
        guard let html = self.templates[language]?.render(ViewFields(view), withTemplate: template) else {
            throw WebError(.templateBroken, "het sjabloon \(template) ontbreekt")
        }
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .contentLanguage: language]
        switch keeping {
        case .never: headers[.cacheControl] = "no-store"
        case .anyone, .asking:
            // Of the secret itself, not of its mask: a new session is a new page, a new mask is not.
            let tag = EntityTag(of: self.filled(html, with: secret ?? "")).text
            headers[.eTag] = tag
            headers[.cacheControl] = "private, no-cache"
            if keeping == .asking { headers[.vary] = "Cookie" }
            if status == .ok, EntityTag.matches(request?.headers[.ifNoneMatch], tag) {
                return Response(status: .notModified, headers: headers)
            }
        }
        let bytes = self.filled(html, with: secret.map(FormToken.masked) ?? "")
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The page with a token in place of its mark.
    private func filled(_ html: String, with token: String) -> [UInt8] {
        let mark = Array(self.tokenMark.utf8)
        var result: [UInt8] = []
        var rest = Array(html.utf8)[...]
        while let index = rest.firstIndex(of: mark[0]) {
            result += rest[..<index]
            if rest[index...].starts(with: mark) {
                result += token.utf8
                rest = rest[(index + mark.count)...]
            } else {
                rest = rest[(index + 1)...]
            }
        }
        return result + rest
    }
}

/// What a template gets: stored, formatted values only. Nothing is computed while rendering.
protocol PageView: Sendable {
    /// A full view with every optional part filled, for the contract test of the templates.
    static var sample: Self { get }
}
