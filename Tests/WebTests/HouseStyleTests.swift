import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Identity
@testable import Web

struct HouseStyleTests {
    /// Letters, and the dark ones, of our own style sheet.
    private static let ink = ScreenColor(0x1B, 0x22, 0x25)
    private static let darkInk = ScreenColor(0xEB, 0xEA, 0xE6)

    @Test func `whatever the accent, what stands on its colours can be read`() throws {
        for red in stride(from: 0, through: 255, by: 51) {
            for green in stride(from: 0, through: 255, by: 51) {
                for blue in stride(from: 0, through: 255, by: 51) {
                    let accent = AccentColor.darker(than: ScreenColor(UInt8(red), UInt8(green), UInt8(blue)))
                    let sheet = HouseStyleSheet(accent: accent)
                    for (colors, ink) in [(sheet.light, Self.ink), (sheet.dark, Self.darkInk)] {
                        let named = Dictionary(uniqueKeysWithValues: colors.map { ($0.name, $0.color) })
                        func contrast(_ one: String, _ other: String) throws -> Double {
                            try #require(named[one]).contrast(with: try #require(named[other]))
                        }
                        #expect(try contrast("on-accent", "accent") >= 4.5, "\(accent.color)")
                        #expect(try contrast("on-accent", "accent-strong") >= 4.5, "\(accent.color)")
                        #expect(try contrast("accent", "accent-soft") >= 4.5, "\(accent.color)")
                        #expect(try contrast("on-shade", "shade-4") >= 4.5, "\(accent.color)")
                        #expect(try contrast("on-shade", "shade-5") >= 4.5, "\(accent.color)")
                        for soft in ["accent-soft", "shade-1", "shade-2", "shade-3"] {
                            #expect(try #require(named[soft]).contrast(with: ink) >= 4.5, "\(accent.color) \(soft)")
                        }
                    }
                }
            }
        }
    }

    @Test func `every property it sets is one of our own style sheet, in light and in dark`() throws {
        let css = try Repository.text("Sources/Web/Assets/kraamzicht.css")
        let sheet = HouseStyleSheet(accent: AccentColor.darker(than: .white))
        for (name, _) in sheet.light + sheet.dark { #expect(css.contains("--kz-color-\(name): "), "\(name)") }
        #expect(sheet.light.map(\.name) == sheet.dark.map(\.name))
    }

    @Test func `only who may set it finds the page, and nobody elsewhere`() async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/o/wieg/beheer/huisstijl", Site.anna).status == .ok)
            #expect(try await client.get("/o/zon/beheer/huisstijl", Site.anna).status == .notFound)
            #expect(try await client.get("/o/wieg/beheer/huisstijl", Site.dora).status == .notFound)
            #expect(try await client.get("/o/wieg/beheer/huisstijl").status == .seeOther)
            #expect(try await client.get("/o/wieg/huisstijl/stijl.0000.css", Site.anna).status == .notFound)
        }
    }
}
