internal import Disclosure
internal import Domain
internal import Foundation
internal import Indicators
internal import Publishing

/// Figures files on disk, as tables and as releases.
enum FigureFiles {
    /// The whole of a file. Throws ``CommandError`` for what is no readable file.
    static func bytes(of path: String) throws -> [UInt8] {
        let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let kind = try? FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType
        guard kind == .typeRegular, let data = FileManager.default.contents(atPath: place) else {
            throw CommandError("\(Message.oneLine(path)) is er niet, is niet te lezen of is geen gewoon bestand")
        }
        return Array(data)
    }

    /// One table per file, called as the file without its extension.
    static func tables(_ paths: [String], _ reading: FigureFileReading) throws -> [CellTable] {
        var names: Set<String> = []
        var tables: [CellTable] = []
        for path in paths {
            let place = URL(fileURLWithPath: path)
            // An earlier release is every *.csv of its folder: a table under another name would not be found again.
            guard place.pathExtension == "csv" else {
                throw CommandError("\(Message.oneLine(path)) heet niet op .csv; hernoem het bestand")
            }
            let name = place.deletingPathExtension().lastPathComponent
            guard names.insert(name).inserted else {
                throw CommandError("er zijn twee bestanden \(Message.oneLine(name)).csv; geef ze verschillende namen")
            }
            let table = try reading.table(try self.bytes(of: path), name: name, file: Message.oneLine(path))
            Message.write("\(Message.oneLine(path)): \(table.cells.count) cijfers gelezen")
            self.tellUnknown(table, path)
            tables.append(table)
        }
        return tables
    }

    /// A misspelled name would be a figure of its own, which nothing ties to the others.
    private static func tellUnknown(_ table: CellTable, _ path: String) {
        let known = Set(Definition.all.flatMap(\.figureIDs))
        for name in Set(table.cells.map(\.key.indicator)).subtracting(known).sorted() {
            Message.write(
                "\(Message.oneLine(path)): ‘\(Message.oneLine(name))’ is geen indicator; het telt als gevoelig en staat los van de andere"
            )
        }
    }

    /// What was released before: every CSV file of a folder in the order of their names, read with the period and the
    /// peildatum that its `rapport.json` names, since the slices of that time were clipped by those.
    static func release(in directory: String) throws -> PublishedRelease {
        let shown = Message.oneLine(directory)
        guard let found = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw CommandError("\(shown) is geen map die te lezen is")
        }
        let names = found.filter { $0.hasSuffix(".csv") }.sorted()
        guard !names.isEmpty else { throw CommandError("in \(shown) staan geen CSV-bestanden") }
        let dates = try ReleaseDates.read(from: directory)
        let reading = FigureFileReading(period: dates.period, peildatum: dates.peildatum)
        let folder = URL(fileURLWithPath: directory)
        return PublishedRelease(
            name: folder.standardizedFileURL.lastPathComponent,
            tables: try self.tables(names.map { folder.appending(path: $0).path }, reading))
    }
}
