import Testing

@testable import Ingest

struct CellCodesTests {
    private let vulnerabilities = CellCodes(["kind", "gezin", "ouders", "omgeving"])

    private func code(_ text: String, in list: CellCodes) -> String {
        do {
            return try cell(text, list.parse).map { list.codes[$0] } ?? "leeg"
        } catch {
            return error.code.rawValue
        }
    }

    private func set(_ text: String) -> String {
        do {
            return try cell(text, self.vulnerabilities.parseSet)?.text(in: self.vulnerabilities) ?? "leeg"
        } catch {
            return error.code.rawValue
        }
    }

    @Test(arguments: [
        ("vog", "VOG"), ("Kinder_EHBO", "KINDER_EHBO"), (" KCKZ ", "KCKZ"), ("VO", "code_onbekend"), ("VOGG", "code_onbekend"),
    ])
    func `codes compare without case and keep the spelling of the list`(text: String, expected: String) {
        #expect(self.code(text, in: CellCodes(["VOG", "KCKZ", "KINDER_EHBO", "SKJ", "BIG"])) == expected)
    }

    @Test(arguments: [
        ("1", "01"), ("01", "01"), ("31", "31"), ("001", "code_onbekend"), ("3", "code_onbekend"), ("0", "code_onbekend"),
    ])
    func `a two-digit code may miss its leading zero`(text: String, expected: String) {
        #expect(self.code(text, in: CellCodes(["01", "02", "31"], leadingZeroOptional: true)) == expected)
        #expect(text.count != 1 || self.code(text, in: CellCodes(["01", "02", "31"])) == "code_onbekend")
    }

    @Test(arguments: [
        ("kind", "kind"), ("ouders|kind", "kind|ouders"), (" Ouders | KIND|kind ", "kind|ouders"),
        ("kind||ouders", "code_onbekend"),
        ("kind|", "code_onbekend"), ("|", "code_onbekend"), ("|kind", "code_onbekend"), ("kind,ouders", "code_onbekend"),
        (" ", "leeg"),
        ("omgeving|ouders|kind|gezin", "gezin|kind|omgeving|ouders"),
    ])
    func `several codes are sorted and unique and an empty part is unknown`(text: String, expected: String) {
        #expect(self.set(text) == expected)
    }

    @Test
    func `a message names the choices in the order given`() {
        #expect(self.vulnerabilities.choices == "kind, gezin, ouders of omgeving")
        #expect(CellCodes(["3"]).choices == "3")
    }
}
