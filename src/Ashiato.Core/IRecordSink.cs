namespace Ashiato.Core;

/// <summary>Takes records one after the other.</summary>
public interface IRecordSink
{
    /// <summary>
    /// Takes one record. The object is reused for the next record: whoever keeps something copies it
    /// (see <see cref="Record.Freeze"/>).
    /// </summary>
    /// <param name="record">The record, valid until this call returns.</param>
    void Accept(Record record);
}
