import Domain
import Foundation
import Testing

@Suite struct AreasTests {
    @Test func `every gemeente lies where reference data says`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../migrations/platform/0003_gemeenten.sql")
        var listed: [String: [Domain.Dimension: String]] = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where line.hasPrefix("    ('GM") {
            let codes = line.split(separator: "'").map(String.init).filter { $0.count == 4 || $0.count == 6 }
            guard let gemeente = codes.first(where: { $0.hasPrefix("GM") }),
                let jeugdregio = codes.first(where: { $0.wholeMatch(of: /JZ\d\d/) != nil }),
                let provincie = codes.first(where: { $0.wholeMatch(of: /PV\d\d/) != nil })
            else { continue }
            listed[gemeente] = [.jeugdregio: jeugdregio, .provincie: provincie]
        }
        #expect(listed.count == 342)
        #expect(Areas.all == listed)
    }
}
