import Foundation
import Mustache
import Testing

@testable import Web

/// A missing name renders as empty text, and a name missing in a row is silently taken from the page: so every tag of every
/// template is looked up in its view's sample.
struct TemplateContractTests {
    static let views: [String: any PageView] = [
        "pages/overview": OverviewView.sample, "pages/panels": PanelsView.sample, "pages/comparison": ComparisonView.sample,
        "pages/releases": ReleasesView.sample, "pages/release-preview": ReleasePreviewView.sample,
        "pages/release": ReleaseView.sample, "pages/outcomes": OutcomesView.sample,
        "pages/circle": CircleView.sample, "pages/circles": CirclesView.sample,
        "pages/file-check": FileCheckView.sample,
        "pages/change": ChangeView.sample, "pages/figure-cases": FigureCasesView.sample, "pages/style": StyleView.sample,
        "pages/figures": FiguresView.sample, "pages/sign-in": SignInView.sample,
        "pages/start": StartView.sample, "pages/error": ErrorView.sample, "pages/definitions": DefinitionsView.sample,
        "pages/quality": QualityView.sample, "pages/check": CheckView.sample,
        "pages/definition": DefinitionView.sample, "pages/work-list": WorkListView.sample,
        "pages/case-list": CaseListView.sample, "pages/case": CaseView.sample, "pages/deliveries": DeliveriesView.sample,
        "pages/delivery": DeliveryView.sample, "pages/delivery-undo": DeliveryUndoView.sample,
        "pages/delivery-progress": DeliveryProgressView.sample, "pages/delivery-stopped": DeliveryStoppedView.sample,
        "pages/delivery-check": DeliveryCheckView.sample, "pages/house-style": HouseStyleView.sample,
        "pages/entry-choice": EntryChoiceView.sample, "pages/entry-number": EntryNumberView.sample,
        "pages/entry-form": EntryFormView.sample, "pages/entry-review": EntryReviewView.sample,
        "pages/targets": TargetsView.sample, "pages/reports": ReportsView.sample,
        "pages/documents": DocumentsView.sample, "pages/document": DocumentView.sample, "pages/evidence": EvidenceView.sample,
        "pages/exceptions": ExceptionsView.sample, "pages/measure-done": MeasureDoneView.sample,
        "pages/measures": MeasuresView.sample,
        "pages/parameters": ParametersView.sample, "pages/norms": NormsView.sample, "pages/reminders": RemindersView.sample,
        "pages/employees": EmployeesView.sample, "pages/employee": EmployeeView.sample,
        "pages/api": APIPageView.sample, "pages/tokens": TokensView.sample,
    ]

    /// One object names are looked up in; a row of a list ends the search.
    private struct Frame {
        let object: Any
        let isRow: Bool
    }

    @Test func `every page has a view here`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Sources/Web/Templates/pages"))
        #expect(Set(names.map { "pages/\($0.dropLast(".mustache".count))" }) == Set(Self.views.keys))
    }

    @Test(arguments: views.keys.sorted())
    func `every name of a template is in its view`(page: String) throws {
        let view = try #require(Self.views[page])
        var problems: [String] = []
        try self.check(page, [Frame(object: view, isRow: false)], blocks: [], problems: &problems)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test(arguments: views.keys.sorted())
    func `a sample renders without a hole`(page: String) async throws {
        let resources = try WebResources.load()
        let view = try #require(Self.views[page])
        let html = try #require(resources.libraries["nl"]?.render(view, withTemplate: page))
        #expect(html.hasPrefix("<!doctype html>"))
        #expect(html.hasSuffix("</html>\n"))
        #expect(!html.contains("Optional("))
        #expect(!html.contains("href=\"\""))
        #expect(!html.contains(" style=") && !html.contains("<style"))
        // Scripts are files of this server, with nothing in the page itself.
        let script = /<script type="module" src="\/assets\/[a-z]+\.[0-9a-f]{12}\.js" defer><\/script>/
        #expect(!html.replacing(script, with: "").contains("<script"))
    }

    private func check(_ template: String, _ stack: [Frame], blocks: [MustacheNode], problems: inout [String]) throws {
        let text = try Repository.text("Sources/Web/Templates/\(template).mustache")
        // With its words, since they name values too.
        let nodes = try MustacheSource.parse(try TemplateTexts(language: .dutch).filled(text))
        try self.check(nodes, template, stack, blocks: blocks, problems: &problems)
    }

    private func check(
        _ nodes: [MustacheNode], _ template: String, _ stack: [Frame], blocks: [MustacheNode], problems: inout [String]
    ) throws {
        for node in nodes {
            switch node {
            case .raw(let name):
                // Only what this program drew may be placed as it is.
                guard let value = self.value(name, stack, template, &problems) else { continue }
                if !(value is Drawing) { problems.append("\(template): {{{\(name)}}} is not escaped") }
            case .variable(let name):
                guard let value = self.value(name, stack, template, &problems) else { continue }
                if !(value is String) { problems.append("\(template): {{\(name)}} is no text but \(type(of: value))") }
            case .section(let name, let children, let isInverted):
                guard let value = self.value(name, stack, template, &problems) else { continue }
                var inner = stack
                if !isInverted, let list = value as? [Any] {
                    guard let first = list.first else {
                        problems.append("\(template): the sample has nothing in \(name)")
                        continue
                    }
                    // `first(x)` only asks whether there is any.
                    inner.append(Frame(object: first, isRow: true))
                } else if !isInverted, !(value is Bool) {
                    inner.append(Frame(object: value, isRow: false))
                }
                if isInverted || !name.hasPrefix("first(") {
                    try self.check(children, template, inner, blocks: blocks, problems: &problems)
                } else {
                    try self.check(children, template, stack, blocks: blocks, problems: &problems)
                }
            case .partial(let name): try self.check(name, stack, blocks: [], problems: &problems)
            case .inherits(let name, let children): try self.check(name, stack, blocks: children, problems: &problems)
            case .block(let name, let children):
                for case .block(name, let override) in blocks {
                    try self.check(override, template, stack, blocks: [], problems: &problems)
                }
                try self.check(children, template, stack, blocks: [], problems: &problems)
            }
        }
    }

    /// The value of a name; nil, with a problem, when no object up to the nearest row has it, or several have.
    private func value(_ name: String, _ stack: [Frame], _ template: String, _ problems: inout [String]) -> Any? {
        if name == "." { return stack.last?.object }
        let path = name.replacing(/^first\((.*)\)$/) { $0.output.1 }.split(separator: ".").map(String.init)
        var found: [Any] = []
        for frame in stack.reversed() {
            if let value = self.child(path[0], of: frame.object) { found.append(value) }
            if frame.isRow { break }
        }
        guard found.count == 1, var value = found.first else {
            problems.append("\(template): {{\(name)}} is found \(found.count) times")
            return nil
        }
        for part in path.dropFirst() {
            guard let next = self.child(part, of: value) else {
                problems.append("\(template): {{\(name)}} has no \(part)")
                return nil
            }
            value = next
        }
        return value
    }

    /// A stored property, unwrapped; nil when there is none or the sample left it empty.
    private func child(_ name: String, of object: Any) -> Any? {
        guard let value = Mirror(reflecting: object).children.first(where: { $0.label == name })?.value else { return nil }
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}
