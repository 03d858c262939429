using Ashiato.Core;
using Ashiato.Input.Framing.Codecs;

namespace Ashiato.Input.Framing;

/// <summary>
/// The unpacked bytes of all members of a packed file. Damage, a cut or a bomb ends the stream after everything that came
/// out before, and is reported once.
/// </summary>
internal sealed class UnpackStream : ReadOnlyStream
{
    private const int BufferLength = 64 * 1024;

    private readonly Stream _stored;
    private readonly Packing _packing;
    private readonly Codec _codec;
    private readonly ExpansionGuard _guard;
    private readonly bool _outermost;
    private readonly bool _manyMembers;
    private readonly byte[] _packed = new byte[BufferLength];
    private int _start;
    private int _end;
    private bool _inputEnded;
    private bool _done;
    private long _taken;
    private long _given;

    /// <summary>Unpacks <paramref name="stored"/>, which it owns from now on.</summary>
    /// <param name="stored">The packed bytes.</param>
    /// <param name="packing">How they are packed.</param>
    /// <param name="codec">The library, opened; owned too.</param>
    /// <param name="guard">Watches over all layers.</param>
    /// <param name="outermost">Is this the layer that is read from the disk?</param>
    /// <param name="manyMembers">May more members follow the first?</param>
    internal UnpackStream(Stream stored, Packing packing, Codec codec, ExpansionGuard guard, bool outermost, bool manyMembers = true)
    {
        _stored = stored;
        _packing = packing;
        _codec = codec;
        _guard = guard;
        _outermost = outermost;
        _manyMembers = manyMembers;
    }

    /// <summary>Called with the bytes that follow the last member when there may only be one.</summary>
    internal Action<ReadOnlySpan<byte>>? AfterMember { get; init; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (!_done && !buffer.IsEmpty)
        {
            if (_start == _end)
            {
                Fill();
            }

            var status = _codec.Step(_packed.AsSpan(_start, _end - _start), buffer, _inputEnded, out var taken, out var given);
            _start += taken;
            _taken += taken;
            _given += given;
            _done = !_guard.Allows(_given) || !GoesOn(status, taken + given > 0);
            if (given > 0)
            {
                return given;
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _codec.Dispose();
            _stored.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool GoesOn(CodecStatus status, bool progress)
    {
        switch (status)
        {
            case CodecStatus.Working when progress:
                return true;
            case CodecStatus.Working when !_inputEnded:
                return FillMore() || Stop(UnpackProblems.Damaged(_guard.Path, _packing.Name, _taken, _given));
            case CodecStatus.Working:
                return Stop(UnpackProblems.Cut(_guard.Path, _packing.Name, _taken, _given));
            case CodecStatus.MemberEnd:
                return NextMember();
            case CodecStatus.TooMuchMemory:
                return Stop(UnpackProblems.TooMuchMemory(_guard.Path, _packing.Name, _given));
            default:
                return Stop(UnpackProblems.Damaged(_guard.Path, _packing.Name, _taken, _given));
        }
    }

    private bool Stop(Problem problem)
    {
        _guard.Report(problem);
        return false;
    }

    private bool NextMember()
    {
        if (!_manyMembers)
        {
            Ensure(32);
            AfterMember?.Invoke(_packed.AsSpan(_start, _end - _start));
            return false;
        }

        SkipZeros();
        Ensure(Packing.HeadLength);
        if (_start == _end)
        {
            return false;
        }

        if (Packing.Of(_packed.AsSpan(_start, _end - _start)) != _packing)
        {
            return Stop(_end - _start < 4 && _inputEnded && IsMagicCut()
                ? UnpackProblems.Cut(_guard.Path, _packing.Name, _taken, _given)
                : UnpackProblems.TrailingGarbage(_guard.Path, _packing.Name, _taken, _given));
        }

        _codec.Restart();
        return true;
    }

    // The file ends inside the magic bytes of another member.
    private bool IsMagicCut() => _packed[_start] is 0x1F or 0xFD or 0x28 or (byte)'B';

    // Tapes and xz pad with zero bytes.
    private void SkipZeros()
    {
        do
        {
            var rest = _packed.AsSpan(_start, _end - _start);
            var text = rest.IndexOfAnyExcept((byte)0);
            var zeros = text < 0 ? rest.Length : text;
            _start += zeros;
            _taken += zeros;
            if (text >= 0)
            {
                return;
            }

            _taken += FileHoles.Skip(_stored);
            Fill();
        }
        while (_end > _start);
    }

    private void Ensure(int count)
    {
        while (_end - _start < count && !_inputEnded)
        {
            _ = FillMore();
        }
    }

    private void Fill()
    {
        if (!_inputEnded)
        {
            (_start, _end) = (0, 0);
            _ = FillMore();
        }
    }

    // Adds to what is left in the buffer; false when there is no room (a codec that takes nothing of a full buffer).
    private bool FillMore()
    {
        _packed.AsSpan(_start, _end - _start).CopyTo(_packed);
        (_start, _end) = (0, _end - _start);
        if (_end == _packed.Length)
        {
            return false;
        }

        var count = _stored.Read(_packed, _end, _packed.Length - _end);
        _end += count;
        _inputEnded = count == 0;
        if (_outermost)
        {
            _guard.StoredBytes += count;
        }

        return true;
    }
}
