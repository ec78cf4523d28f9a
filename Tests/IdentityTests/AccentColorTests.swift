import Testing

@testable import Identity

@Suite struct AccentColorTests {
    @Test(arguments: ["#0b5e6b", "0b5e6b", "#0B5E6B"]) func `a colour is read with and without its mark, in any case`(
        text: String
    ) {
        #expect(ScreenColor(text)?.description == "#0b5e6b")
    }

    @Test(arguments: ["", "#", "#fff", "#12345", "#1234567", "petrol", "#12345g", "#+12345", "#１２３４５６"])
    func `what is no colour is refused`(text: String) {
        #expect(ScreenColor(text) == nil)
    }

    @Test func `contrast is that of the guidelines`() {
        #expect(abs(ScreenColor.white.contrast(with: .black) - 21) < 0.001)
        // Of #767676 the guidelines' own examples say 4.54.
        #expect(abs(ScreenColor(0x76, 0x76, 0x76).contrast(with: .white) - 4.54) < 0.01)
    }

    @Test func `a colour that is too light is refused, and a darker one offered that is not`() throws {
        let light = try #require(ScreenColor("#e91e63"))
        #expect(AccentColor(light) == nil)
        let offered = AccentColor.darker(than: light)
        #expect(AccentColor(offered.color) != nil)
        #expect(AccentColor.lightGrounds.allSatisfy { offered.color.contrast(with: $0) >= 4.5 })
        // The nearest that will do, not just black.
        #expect(AccentColor.contrast(of: offered.color) < 4.7)
    }

    @Test func `every accent has a lighter one for the dark pages, and every colour a darker one for the light pages`() {
        for red in stride(from: 0, through: 255, by: 51) {
            for green in stride(from: 0, through: 255, by: 51) {
                for blue in stride(from: 0, through: 255, by: 51) {
                    let accent = AccentColor.darker(than: ScreenColor(UInt8(red), UInt8(green), UInt8(blue)))
                    #expect(AccentColor.contrast(of: accent.color) >= 4.5)
                    #expect(AccentColor.darkGrounds.allSatisfy { accent.onDark.contrast(with: $0) >= 4.5 })
                }
            }
        }
    }
}
