import Foundation
import Mustache
import Testing

@testable import Web

/// Every page in a language that is made here: what is not between its brackets did not come from the catalogue.
struct SecondLanguageTests {
    private static let texts = TemplateTexts(language: LanguageTests.bracketed)
    private static let library = Result { try texts.library(of: Repository.path("Sources/Web/Templates")) }

    /// Letters a reader gets that no text brought: between tags, and in the attributes that are read out or shown.
    private static func strays(in html: String) -> [String] {
        let plain = html.replacing(/⟦[^⟧]*⟧/, with: "").replacing(/(?s)<(code|pre)\b.*?<\/\1>/, with: "")
        let attributes = plain.matches(of: /\s(?:aria-label|aria-roledescription|title|placeholder|alt)="([^"]*)"/).map {
            $0.output.1
        }
        let between = plain.replacing(/(?s)<!--.*?-->|<[!a-zA-Z\/](?:"[^"]*"|[^">])*>/, with: "\n").split(separator: "\n")
        return (attributes + between).filter { $0.contains(/\p{L}/) }.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The same with the tags of a template gone, so that what a sample leaves out is looked at too.
    private static func strays(inTemplate template: String) throws -> [String] {
        self.strays(in: try self.texts.filled(template).replacing(/\{\{\{.*?\}\}\}|\{\{.*?\}\}/, with: ""))
    }

    @Test func `no template holds a word of its own`() throws {
        let root = Repository.path("Sources/Web/Templates")
        let paths = (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []).filter {
            $0.hasSuffix(".mustache")
        }
        #expect(paths.count > 60)
        for path in paths {
            let strays = try Self.strays(inTemplate: try Repository.text("Sources/Web/Templates/\(path)"))
            #expect(strays.isEmpty, "\(path)")
        }
    }

    @Test func `no script holds a sentence of its own`() throws {
        let root = Repository.path("Sources/Web/Assets")
        let names = try FileManager.default.contentsOfDirectory(atPath: root).filter { $0.hasSuffix(".js") }
        #expect(!names.isEmpty)
        for name in names {
            let code = try Repository.text("Sources/Web/Assets/\(name)").replacing(/\/\*(?s).*?\*\/|(?m)^ *\/\/.*$/, with: "")
            let words = code.matches(of: /["`]([^"`\n]*\p{L}{2}[’'.,:;]* \p{L}{2}[^"`\n]*)["`]/).map { $0.output.1 }
            #expect(words.filter { !$0.contains("kz-") }.isEmpty, "\(name)")
        }
    }

    @Test(arguments: [
        "<p>Geen</p>", "<p>[[check.board]] nog</p>", "<img alt=\"Kaart\">", "<a title=\"[[check.board]] dan\">",
        "{{#a}}\nals{{/a}}",
        "<input placeholder=\"{{#a}}dag{{/a}}\">",
    ])
    func `a word in a template is found`(template: String) throws {
        #expect(try Self.strays(inTemplate: template).count == 1)
    }

    @Test(arguments: TemplateContractTests.views.keys.sorted())
    func `every page renders in another language`(page: String) throws {
        let view = try #require(TemplateContractTests.views[page])
        let html = try #require(Self.library.get().render(Masked(view), withTemplate: page))
        #expect(html.contains("lang=\"⟦nl⟧\"") && html.contains("⟦"))
        #expect(Self.strays(in: html).isEmpty)
    }

    /// A view whose texts are digits, so that the letters of its page are the template's.
    private struct Masked: MustacheParent {
        private let fields: [String: Any]

        init(_ view: Any) {
            var fields: [String: Any] = [:]
            for child in Mirror(reflecting: view).children {
                if let name = child.label, let value = Self.masked(child.value) { fields[name] = value }
            }
            self.fields = fields
        }

        func child(named: String) -> Any? { self.fields[named] }

        private static func masked(_ value: Any) -> Any? {
            switch value {
            case is String: return "0"
            case is Drawing: return nil
            case is Bool, is Int: return value
            default: break
            }
            let mirror = Mirror(reflecting: value)
            return switch mirror.displayStyle {
            case .optional: mirror.children.first.flatMap { self.masked($0.value) }
            case .collection: mirror.children.compactMap { self.masked($0.value) }
            case .struct: Masked(value)
            default: value
            }
        }
    }
}
