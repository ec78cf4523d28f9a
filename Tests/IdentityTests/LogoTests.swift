import Foundation
import Testing

@testable import Identity

@Suite struct LogoTests {
    private static let open =
        #"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">"#
    /// One pixel.
    private static let pixel = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==") ?? Data())

    private func problem(_ text: String) -> LogoProblem? {
        do throws(LogoProblem) {
            _ = try Logo(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ##"<rect width="9" height="9" fill="#0b5e6b"/></svg>"##,
        ##"<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path d="M0 0h9" fill="url(#a)"/></svg>"##,
        ##"<style>.a{fill:url(#b)}</style><g class="a"><use xlink:href="#c"/></g></svg>"##,
        ##"<title>Kraam &amp; zorg</title><text x='1'>De Wieg</text><!-- gemaakt --></svg>"##,
        ##"<style><![CDATA[ .a { fill: red } ]]></style></svg>"##,
    ])
    func `shapes, colours and letters are a logo`(rest: String) {
        #expect(self.problem(Self.open + rest) == nil)
    }

    @Test func `notes of a drawing program are left alone`() {
        let text = """
            <?xml version="1.0"?>
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">
            <metadata></metadata><g inkscape:label="Laag 1"><path d="M0 0h9"/></g></svg>
            """
        #expect(self.problem(text) == nil)
    }

    @Test(arguments: [
        "<script>alert(1)</script></svg>", "<SCRIPT/></svg>", "<script xlink:href='https://x.example/a.js'/></svg>",
        "<foreignObject><p/></foreignObject></svg>", "<image href='https://x.example/a.png'/></svg>",
        "<image href='data:image/png;base64,AA'/></svg>", "<a href='#x'><path/></a></svg>", "<iframe/></svg>",
        "<animate attributeName='href'/></svg>", "<set attributeName='onload' to='x'/></svg>", "<feImage/></svg>",
        "<path onload='x()'/></svg>", "<path ONCLICK='x()'/></svg>", "<use href='https://x.example/a.svg#b'/></svg>",
        "<use xlink:href='//x.example/a'/></svg>", "<path fill='url(https://x.example/a)'/></svg>",
        "<path fill='URL( \"https://x.example/a\" )'/></svg>", "<path style='fill: u\\72l(x)'/></svg>",
        "<style>@import 'https://x.example/a.css';</style></svg>", "<style>a{background:url(//x.example)}</style></svg>",
        "<style><![CDATA[ @import url(x) ]]></style></svg>", "<path d='javascript:x'/></svg>",
        "<path style='fill:url(&#104;ttps://x.example)'/></svg>", "<path xml:base='https://x.example/'/></svg>",
        "<cc:script xmlns:cc='http://www.w3.org/1999/xhtml'/></svg>", "<g xmlns='http://www.w3.org/1999/xhtml'/></svg>",
        "<path d='&aap;'/></svg>", "<?xml-stylesheet href='https://x.example/a.css'?></svg>",
    ])
    func `what may act or fetch is refused`(rest: String) {
        guard case .unsafeSVG = self.problem(Self.open + rest) else {
            Issue.record("\(rest): \(String(describing: self.problem(Self.open + rest)))")
            return
        }
    }

    @Test func `entities of its own are refused`() {
        let text = #"<!DOCTYPE svg [<!ENTITY a "<script/>">]>"# + Self.open + "</svg>"
        guard case .unsafeSVG = self.problem(text) else {
            Issue.record("\(String(describing: self.problem(text)))")
            return
        }
    }

    @Test(arguments: [
        "<g></svg>", "<g>", "</g></svg>", "<path d=1/></svg>", "<path d='1' d='2'/></svg>", "</svg><svg/>", "</svg><g/>",
    ])
    func `what is not well-formed is refused`(rest: String) {
        #expect(self.problem(Self.open + rest) != nil)
    }

    @Test(arguments: ["", "GIF89a", "<html></html>", "<svg></svg>", "geen plaatje", "\u{89}PNG"])
    func `another kind of file is refused`(text: String) {
        #expect(self.problem(text) != nil)
    }

    @Test func `a whole PNG is a logo, and a broken or padded one is not`() throws {
        #expect(try Logo(Self.pixel).kind == .png)
        for end in 8..<Self.pixel.count { #expect(throws: LogoProblem.brokenPNG) { try Logo(Array(Self.pixel[..<end])) } }
        #expect(throws: LogoProblem.brokenPNG) { try Logo(Self.pixel + Array("<script>".utf8)) }
        for place in 8..<Self.pixel.count {
            var bytes = Self.pixel
            bytes[place] ^= 0x10
            #expect(throws: LogoProblem.self) { try Logo(bytes) }
        }
    }

    @Test func `more than 200 KiB is refused`() {
        let text = Self.open + String(repeating: " ", count: Logo.mostBytes) + "</svg>"
        #expect(self.problem(text) == .tooLarge)
    }
}
