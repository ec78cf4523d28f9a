import Mustache
import Testing

@testable import Web

/// What a template finds of a view.
@Suite struct ViewFieldsTests {
    private struct Row {
        let name: String
        let end: String?
    }

    private struct View {
        let rows: [Row]
        let words: [String]
        let isLong: Bool
        let note: String?
    }

    private func render(_ template: String, _ view: View) throws -> String {
        try MustacheTemplate(string: template).render(ViewFields(view))
    }

    private let view = View(
        rows: [Row(name: "a", end: "1"), Row(name: "b", end: nil)], words: ["x", "y"], isLong: true, note: nil)

    @Test func `what a row lacks is not taken from the row before it`() throws {
        let template = "{{#first(rows)}}{{#rows}}{{name}}:{{end}}{{#end}}!{{/end}}{{^end}}-{{/end}} {{/rows}}{{/first(rows)}}"
        #expect(try self.render(template, self.view) == "a:1! b:- ")
    }

    @Test func `lists of texts, truths and what is not there render as they should`() throws {
        let template = "{{#words}}{{.}},{{/words}}{{#isLong}}L{{/isLong}}{{#note}}N{{/note}}{{^note}}no{{/note}}{{note}}"
        #expect(try self.render(template, self.view) == "x,y,Lno")
        let empty = View(rows: [], words: [], isLong: false, note: "n")
        #expect(try self.render("{{#first(rows)}}R{{/first(rows)}}{{^rows}}none{{/rows}}", empty) == "none")
        #expect(try self.render(template, empty) == "Nn")
    }
}
