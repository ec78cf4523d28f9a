import TestSupport
import Testing

@testable import Ingest

/// The forms of entry are made from the columns the import reads.
struct EntryFormTests {
    @Test(arguments: DeliveryFile.all.map(\.name)) func `a form has every column of its kind, keys first`(kind: String) throws {
        let form = try #require(EntryForm.named(kind))
        let file = try #require(DeliveryFile.named(kind))
        #expect(form.fields.map(\.name) == file.columns.map(\.name))
        #expect(form.keys.map(\.name) == file.keys)
        #expect(form.fields.filter(\.isRequired).map(\.name) == file.columns.filter(\.isRequired).map(\.name))
        #expect(!form.noun.isEmpty && form.meaning != kind)
        for field in form.fields {
            #expect(!field.label.contains("_") && field.label.first?.isUppercase == true, "\(field.name)")
            if case .choice(let choices) = field.control { #expect(choices.count > 1) }
        }
    }

    @Test func `a code is chosen by its words`() throws {
        let casussen = try #require(EntryForm.named("casussen"))
        func choices(_ name: String) throws -> [EntryField.Choice] {
            switch try #require(casussen.fields.first { $0.name == name }).control {
            case .choice(let choices), .choices(let choices): choices
            case .text, .date, .yesOrNo, .gemeente: []
            }
        }
        #expect(try choices("wet").map(\.label) == ["Wmo", "Jeugdwet"])
        #expect(try choices("kwetsbaarheid").map(\.code) == ["kind", "gezin", "ouders", "omgeving"])
        let reasons = try choices("reden_beeindiging")
        #expect(reasons.first { $0.code == "31" }?.label == "31: volgens plan (iJw); externe omstandigheden (iWmo)")
        #expect(reasons.first { $0.code == "20" }?.label == "20: beëindigt de casus niet (iJw en iWmo)")
        #expect(reasons.allSatisfy { $0.label.hasPrefix("\($0.code): ") })
    }

    @Test func `a number is looked up without the blanks around it, and a suspected BSN is not`() throws {
        let form = try #require(EntryForm.named("casussen"))
        #expect(form.read(keys: ["\u{A0} C1\t"]).keys == ["C1"])
        #expect(form.read(keys: [" "]).problems.map(\.code) == ["verplicht_leeg"])
        #expect(form.read(keys: ["123456782"]).problems.map(\.code) == ["bsn_vermoed"])
        #expect(form.read(keys: ["a\u{0}b"]).problems.map(\.code) == ["teken_ongeldig"])
        #expect(form.read(keys: [String(repeating: "x", count: 201)]).problems.map(\.code) == ["nummer_te_lang"])
        let scores = try #require(EntryForm.named("doelscores"))
        #expect(scores.read(keys: ["E1"]).problems.map(\.kolom) == ["doel_nr"])
        let client = try #require(form.fields.first { $0.name == "client_nr" })
        #expect(client.shown("123456782").isEmpty && client.shown("123456783") == "123456783")
        let number = try #require(form.fields.first { $0.name == "toewijzingnummer" })
        #expect(number.shown("123456782") == "123456782")
    }

    @Test func `a field knows the kind it refers to`() throws {
        let form = try #require(EntryForm.named("registraties"))
        #expect(form.fields.first { $0.name == "medewerker_nr" }?.refersTo == "medewerkers")
        #expect(form.fields.first { $0.name == "soort" }?.refersTo == nil)
    }
}
