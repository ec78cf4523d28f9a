import Mustache
import Testing

@testable import Web

/// Days in a text are kept whole, and every text is still what it was.
@Suite struct DayTextTests {
    private struct View {
        let text: DayText
    }

    @Test(arguments: [
        ("sinds 07-10-2026", "sinds <span class=\"kz-day\">07-10-2026</span>"),
        (
            "03-01-2026, 05-01-2026 t/m 09-01-2026 en nog 2 dagen",
            "<span class=\"kz-day\">03-01-2026</span>, <span class=\"kz-day\">05-01-2026</span> t/m "
                + "<span class=\"kz-day\">09-01-2026</span> en nog 2 dagen"
        ),
        ("<b> & 112-12-2026 of 1-2-2026", "&lt;b&gt; &amp; 112-12-2026 of 1-2-2026"), ("één", "één"), ("", ""),
    ])
    func `a day never breaks`(text: String, html: String) async throws {
        #expect(DayText(text).text == text)
        let partial = try Repository.text("Sources/Web/Templates/partials/days.mustache")
        let rendered = try MustacheTemplate(string: "{{#text}}\(partial){{/text}}").render(ViewFields(View(text: DayText(text))))
        #expect(rendered == html + "\n")
    }
}
