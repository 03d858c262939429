namespace Ashiato.Input.Formats.Journal;

/// <summary>Where the parts of one field stand in an entry of the export format, from the entry's beginning.</summary>
internal readonly record struct ExportField(int NameStart, int NameLength, int ValueStart, int ValueLength);
