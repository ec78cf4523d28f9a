import Domain
import Testing

@testable import Publishing

/// Which jeugdregio and provincie a gemeente belongs to, from a file.
@Suite struct AreaFileTests {
    private func read(_ text: String) throws -> [String: [Dimension: String]] {
        try AreaFile.areas(Array(text.utf8), file: "gebieden.csv")
    }

    @Test func `codes are found by the names of their columns`() throws {
        let areas = try self.read(
            """
            gemeente;naam;jeugdregio;jeugdregio_naam;provincie
            GM0014;Groningen;JZ01;Groningen;PV20
            GM0034;"Almere; stad";JZ08;Flevoland;PV24

            """)
        #expect(
            areas == [
                "GM0014": [.jeugdregio: "JZ01", .provincie: "PV20"], "GM0034": [.jeugdregio: "JZ08", .provincie: "PV24"],
            ])
        #expect(try self.read("provincie,gemeente,jeugdregio\nPV20,GM0014,JZ01\n").keys.sorted() == ["GM0014"])
    }

    private static let wrong: [(String, FigureFileError.Code, Int, String?)] = [
        ("naam;jeugdregio\nx;JZ01\n", .header, 1, "gemeente"),
        ("gemeente;jeugdregio\nGM0014;JZ01\n", .header, 1, "provincie"),
        ("gemeente;jeugdregio;provincie\nGM0014;JZ01\n", .fieldCount, 2, nil),
        ("gemeente;jeugdregio;provincie\n14;JZ01;PV20\n", .areaCode, 2, "gemeente"),
        ("gemeente;jeugdregio;provincie\nGM0014;;PV20\n", .areaCode, 2, "jeugdregio"),
        ("gemeente;jeugdregio;provincie\nGM0014;JZ01;PV20\nGM0014;JZ02;PV20\n", .areaTwice, 3, "gemeente"),
    ]

    @Test(arguments: Self.wrong) func `what is wrong is told at its place`(
        text: String, code: FigureFileError.Code, line: Int, column: String?
    ) throws {
        let error = #expect(throws: FigureFileError.self) { try self.read(text) }
        #expect(error?.code == code)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }
}
