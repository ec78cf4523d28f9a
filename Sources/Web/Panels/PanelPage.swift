internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

internal import struct Storage.Moment

/// `GET /o/{org}/{page}`, `.csv` and `.json` of a page that its file in `dashboards/` describes as panels.
struct PanelPage {
    let services: WebServices
    let renderer: PageRenderer
    /// As its file has it, in every language.
    let page: Dashboard

    private var dashboard: Dashboard { self.page.spoken(in: Language.current.code) }

    func addRoutes(to router: some RouterMethods<WebContext>) {
        let path = "o/:org/\(self.dashboard.name)"
        router.get(RouterPath(path), use: self.show)
        router.files(of: path, needs: .seeFigures, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeFigures)
        let query = AddressQuery(path: request.head.path)
        let address = PanelAddress(query)
        // A form sends empty fields and repeats names; the address the reader keeps does neither.
        guard query.isTidy else {
            return Response.redirect(to: Links.panels(self.dashboard.name, access.tenant.id, address), type: .normal)
        }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: self.dashboard.name,
                dates: address.dates, script: .charts)
        }
        let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
        let (today, areas) = (self.services.today(), self.services.areas)
        do {
            let figures = try await self.load(access, query, address, today: today)
            // A place may be written by its name; the address that is kept has its code.
            let kept = figures.window.comparison.map { $0.written(as: address.compare ?? "") }
            guard kept == address.compare else {
                return Response.redirect(
                    to: Links.panels(self.dashboard.name, access.tenant.id, address.compared(with: kept)), type: .normal)
            }
            let view = PanelsView(
                figures, dashboard: self.dashboard, address: address, tenant: access.tenant, delivery: delivery, today: today,
                areas: areas, maySeeCases: access.visitor.may(.seeCases, in: access.tenant.id),
                frame: frame(self.dashboard.title))
            return try self.renderer.page(
                view, template: "pages/panels", secret: access.visitor.csrfToken, request: request, keeping: .asking)
        } catch {
            guard let problems = FieldProblem.all(in: error) else { throw error }
            let view = PanelsView(
                problems: problems, dashboard: self.dashboard, address: address, tenant: access.tenant, today: today,
                areas: areas, frame: frame(Text["frame.fault", ["title": self.dashboard.title]]))
            return try self.renderer.page(view, template: "pages/panels", status: .badRequest, secret: access.visitor.csrfToken)
        }
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let figures = try await self.load(access, query, PanelAddress(query), today: self.services.today(), isDrawn: false)
        let beside = figures.window.comparison.map {
            "-naast-" + $0.written(as: query["vergelijk"] ?? "").replacing(":", with: "-")
        }
        return try await self.services.exporter(
            FigureExport(
                visitor: access.visitor, tenant: access.tenant, subject: self.dashboard.name + (beside ?? ""),
                table: figures.table,
                form: form))
    }

    /// All questions of the page, put in one go; once more when the stand turns out to have a day of its own.
    /// `isDrawn`: with what only drawings need.
    private func load(
        _ access: Access, _ query: AddressQuery, _ address: PanelAddress, today: Day, isDrawn: Bool = true
    ) async throws -> PanelFigures {
        let names = PanelAddress.names(choosing: self.dashboard.choosesIndicator)
        var problems = [FileFormAddress.unknownNames(query, known: names)].compactMap { $0 }
        let base = address.request([], problems: &problems)
        let panels = self.panels(address, problems: &problems)
        let assumed: Day =
            switch (base.peildatum, base.stand) {
            case (let day?, _): day
            case (nil, .day(let day)): min(day, today)
            default: today
            }
        let areas = self.services.areas
        var window: PanelWindow?
        do { window = try PanelWindow(address, peildatum: assumed, areas: areas) } catch { problems.append(error) }
        guard problems.isEmpty, let window else { throw FormProblems(problems: problems) }
        var questions = PanelQuestions(panels, window, base: base)
        var answers = try await self.answers(access, questions)
        let resolved = try PanelWindow(address, peildatum: answers[0].dates.peildatum, areas: areas)
        if resolved != window {
            questions = PanelQuestions(panels, resolved, base: base)
            answers = try await self.answers(access, questions)
        }
        guard isDrawn else {
            return PanelFigures(window: resolved, panels: panels, questions: questions, answers: answers)
        }
        let sides = [resolved.own, resolved.other].compactMap(\.self)
        let spreads = try await self.spreads(access, panels, sides, base, dates: answers[0].dates)
        let before = questions.earlier(panels, at: answers[0].dates)
        let earlier: FigureTable? =
            if let before { try await self.services.figures(access.visitor, access.tenant, before) } else { nil }
        return PanelFigures(
            window: resolved, panels: panels, questions: questions, answers: answers, spreads: spreads.first ?? [],
            otherSpreads: spreads.dropFirst().first ?? [], earlier: earlier)
    }

    /// What lies behind the figures of the chosen period of each side, at the dates of those figures.
    private func spreads(
        _ access: Access, _ panels: [DashboardPanel], _ sides: [PanelSelection], _ base: FigureRequest, dates: TwoDates
    ) async throws -> [[Spread]] {
        let kinds = Set(panels.filter { $0.chart == .spread }.compactMap { Spread.Kind.behind($0.indicator) })
            .sorted { $0.rawValue < $1.rawValue }
        guard !kinds.isEmpty else { return [] }
        let stand = dates.stand.pinned(from: base.stand)
        let requests = sides.map { side in
            kinds.map {
                SpreadRequest(kind: $0, period: side.chosen, filters: side.filters, peildatum: dates.peildatum, stand: stand)
            }
        }
        let found = try await self.services.spreads(access.visitor, access.tenant, requests.flatMap(\.self))
        return requests.indices.map { Array(found.dropFirst($0 * kinds.count).prefix(kinds.count)) }
    }

    private func answers(_ access: Access, _ questions: PanelQuestions) async throws -> [FigureTable] {
        try await self.services.figureTables(access.visitor, access.tenant, self.dashboard.name, questions.all)
    }

    /// The panels to draw: those of the file, of the figure the reader chose where there is a choice and it can be drawn so.
    private func panels(_ address: PanelAddress, problems: inout [FieldProblem]) -> [DashboardPanel] {
        guard self.dashboard.choosesIndicator, let id = address.indicator else { return self.dashboard.panels }
        guard let definition = Definition.all.first(where: { $0.figureIDs.contains(id) }) else {
            problems.append(
                FieldProblem(
                    field: "ids", message: Text["panels.refusal.figure", ["id": id.prefix(40)]],
                    hint: Text["panels.refusal.figure.hint"]))
            return []
        }
        return self.dashboard.panels.map { $0.drawing(id) }.filter { $0.canDraw(definition) }
    }
}
