import Domain
import Indicators
import Testing

@testable import Web

struct AddressTests {
    @Test func `a query is read the way browsers write it`() {
        let query = AddressQuery(path: "/x?wijkteam=Noord+oost&wijkteam=Z%C3%BCid%2C+2&leeg=&ids=a,b#anker")
        #expect(query.all("wijkteam") == ["Noord oost", "Züid, 2"])
        #expect(query["leeg"] == nil)
        #expect(query["ids"] == "a,b")
        #expect(query.names == ["wijkteam", "leeg", "ids"])
    }

    @Test func `any number may stand where a list begins`() {
        for (text, skipped) in [
            (nil, 0), ("", 0), ("x", 0), ("1", 0), ("0", 0), ("-1", 0), ("51", 50), ("\(Int.min)", 0), ("\(Int.min + 1)", 0),
            ("\(Int.max)", 999_999_999), ("99999999999999999999999", 0),
        ] as [(String?, Int)] {
            #expect(FirstRow(text).skipped == skipped, "\(text ?? "")")
        }
    }

    @Test func `a number in a path is written in one way and fits the database`() {
        #expect(PathNumber.read("12") == 12 && PathNumber.read("2147483647") == 2_147_483_647)
        for text in [
            "", "0", "-1", "+1", "01", "1x", "2147483648", "\(Int.min)", "\(Int.max)", "99999999999999999999999", "\u{661}",
        ] {
            #expect(PathNumber.read(text) == nil, "\(text)")
        }
    }

    @Test(arguments: ["%", "%4", "%zz", "a%", "=", "&&", "%FF=%C3"])
    func `a broken query is no reason to fall over`(text: String) {
        _ = AddressQuery(text: text).text
    }

    @Test func `an address is sorted, and writes what it read`() throws {
        let text =
            "?dagdeel=nacht&ids=uitval,uren&peildatum=2026-11-22&per=kwartaal,gemeente&periode=2026-K1..2026-K3&wijkteam=Noord%3B%20oost"
        let address = FiguresAddress(AddressQuery(path: "/x" + text))
        #expect(AddressQuery(address.items).text == text)
        var problems: [FieldProblem] = []
        let request = address.request(problems: &problems)
        #expect(problems.isEmpty)
        #expect(request.ids == ["uitval", "uren"])
        #expect(request.grain == .quarter)
        #expect(request.dimensions == [.gemeente])
        #expect(request.filters == [.dagdeel: ["nacht"], .wijkteam: ["Noord; oost"]])
    }

    @Test func `all mistakes are reported at once, each at its field`() {
        let address = FiguresAddress(
            AddressQuery(path: "/x?periode=2026-K9&per=kleur&peildatum=gisteren&stand=ooit&wet=wmoo&gemeente=363&provincie=PV1"))
        var problems: [FieldProblem] = []
        _ = address.request(problems: &problems)
        #expect(Set(problems.compactMap(\.field)) == ["periode", "per", "peildatum", "stand", "wet", "gemeente", "provincie"])
        #expect(problems.allSatisfy { $0.sentence.hasSuffix(".") && !$0.sentence.contains("D0") })
    }

    @Test(arguments: [
        "/", "/o/wieg/overzicht?periode=2026-K1..2026-K2&stand=levering-3", "/definities/uitval",
        "/o/wieg/cijfers?wijkteam=a%20b",
    ])
    func `the way back may be any path of this site`(path: String) {
        #expect(Links.ownPath(path) == path)
    }

    @Test(arguments: [
        "//elders.nl", "/\\elders.nl", "\\\\elders.nl", "https://elders.nl", "javascript:alert(1)", "elders.nl", "", " /o",
        "/\t/elders.nl",
        "/o\r\nSet-Cookie: a=b", "/@elders.nl\u{0}", "/%", "///elders.nl", "/ö",
    ])
    func `the way back is never to elsewhere`(path: String) {
        // A lone percent sign is harmless and stays; everything else is refused.
        #expect(Links.ownPath(path) == (path == "/%" ? path : nil))
    }

    @Test func `the sign-in page keeps the way back whole`() {
        #expect(Links.signIn(returningTo: "/o/wieg/cijfers?ids=a&per=b") == "/inloggen?naar=/o/wieg/cijfers%3Fids%3Da%26per%3Db")
        #expect(Links.signIn(returningTo: "//elders.nl") == "/inloggen")
        #expect(Links.signIn(returningTo: "/") == "/inloggen")
    }

    @Test func `both dates are pinned, but not a stand before the first delivery`() throws {
        let table = try FakeFigures().table(FigureRequest(ids: ["uitval"], stand: .delivery(5)))
        #expect(DateAddress(pinning: table.dates) == DateAddress(peildatum: "2026-04-14", stand: "2026-04-14T08:12:33.123456Z"))
        let none = try FakeFigures(hasDeliveries: false).table(FigureRequest(ids: ["uitval"]))
        #expect(DateAddress(pinning: none.dates) == DateAddress(peildatum: "2026-11-22", stand: nil))
    }

    @Test func `a form token proves its secret under every mask`() {
        let secret = FormToken.fresh()
        let (first, second) = (FormToken.masked(secret), FormToken.masked(secret))
        #expect(first != second)
        #expect(FormToken.matches(first, secret: secret))
        #expect(FormToken.matches(second, secret: secret))
        for wrong in [nil, "", secret, String(first.dropLast(2)), first + "00", FormToken.masked(FormToken.fresh()), "zz"] {
            #expect(!FormToken.matches(wrong, secret: secret))
        }
        #expect(!FormToken.matches("", secret: ""))
    }

    @Test func `a browser's copy is recognised, weak or strong, alone or among others`() {
        let tag = EntityTag(of: "pagina".utf8).text
        #expect(EntityTag.matches(tag, tag))
        #expect(EntityTag.matches("\"x\", \(tag.dropFirst(2)) , W/\"y\"", tag))
        #expect(EntityTag.matches("*", tag))
        #expect(!EntityTag.matches("\"x\"", tag))
        #expect(!EntityTag.matches(nil, tag))
    }
}
