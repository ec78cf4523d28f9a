internal import Domain
internal import Hummingbird
internal import Identity
internal import Indicators

/// `GET /stijl`: every part of a page in every state, on made-up figures, to look at while designing. Only where the server was
/// asked for it.
struct StylePage {
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("stijl") { request, context in
            let view = StyleView(
                frame: self.renderer.frame(title: "Stijl", session: context.session, script: .charts),
                colors: StyleView.allColors,
                notices: ["kz-notice--error", "kz-notice--past"],
                problems: [ProblemRow(problemText: "Dat is geen periode.", problemLink: "#veld")],
                wrong: FieldView(
                    "2026-K9", name: "veld", problems: [FieldProblem(field: "veld", message: "‘2026-K9’ is geen periode")]),
                panels: StylePanels.all, tiles: [.sample])
            return try self.renderer.page(view, template: "pages/style", secret: context.session?.visitor.csrfToken)
        }
    }
}

/// What the template of /stijl gets.
struct StyleView: PageView {
    struct Color {
        let colorName: String
        let colorStyle: String
    }

    let frame: PageFrame
    let colors: [Color]
    let notices: [String]
    let problems: [ProblemRow]
    let wrong: FieldView
    let panels: [PanelView]
    let tiles: [OverviewTile]

    /// Inline styles are refused, so each colour has a class of its own.
    static let allColors = [
        "paper", "surface", "ink", "ink-soft", "line", "line-strong", "accent", "accent-soft", "past-surface", "error",
        "error-surface", "notable", "bar", "part-1", "part-2", "part-3", "part-4", "part-5", "part-6", "shade-1", "shade-2",
        "shade-3", "shade-4", "shade-5",
    ].map { Color(colorName: $0, colorStyle: "kz-swatch--\($0)") }

    static let sample = StyleView(
        frame: .sample, colors: [Color(colorName: "ink", colorStyle: "kz-swatch--ink")], notices: ["kz-notice--past"],
        problems: [ProblemRow(problemText: "Dat is geen periode.", problemLink: "#veld")], wrong: .sample("2026-K9"),
        panels: [.sample], tiles: [.sample])
}
