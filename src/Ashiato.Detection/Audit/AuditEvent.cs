using System.Buffers;
using Ashiato.Core;

namespace Ashiato.Detection.Audit;

/// <summary>One audit event while its lines come in. Reused from event to event; all parts are bounded.</summary>
internal sealed class AuditEvent
{
    private const int MostPaths = 16;
    private const int MostCommand = 32 << 10;
    private const int MostArguments = 512;
    private static readonly FieldName Syscall = FieldName.Get("auditd.log.syscall");
    private static readonly FieldName Exit = FieldName.Get("auditd.log.exit");
    private static readonly FieldName RealName = FieldName.Get("auditd.log.UID");
    private static readonly FieldName ActingName = FieldName.Get("auditd.log.EUID");
    private static readonly FieldName NameType = FieldName.Get("auditd.log.nametype");
    private static readonly FieldName FileMode = FieldName.Get("file.mode");
    private static readonly FieldName ParentExecutable = FieldName.Get("process.parent.executable");
    private static readonly FieldName ParentCommand = FieldName.Get("process.parent.command_line");
    private static readonly FieldName Initiated = FieldName.Get("network.initiated");
    private static readonly Constant Dataset = new("auditd.event");
    private static readonly Constant True = new("true");
    private static readonly (Constant Code, Constant Category, Constant? Action) Process = (new("audit.process"), new("process"), new("exec"));
    private static readonly (Constant Code, Constant Category, Constant? Action) Connection = (new("audit.connection"), new("network"), new("connect"));
    private static readonly (Constant Code, Constant Category, Constant? Action) File = (new("audit.file"), new("file"), null);
    private static readonly (Constant Code, Constant Category, Constant? Action) FileRead = (new("audit.file_read"), new("file"), null);

    private readonly Record _record = new();
    private readonly AuditLine _call = new();
    private readonly AuditLine _command = new();
    private readonly AuditLine _other = new();
    private readonly List<AuditPath> _paths = [];
    private readonly ArrayBufferWriter<byte> _text = new(256);
    private byte[] _id = [];
    private byte[] _host = [];
    private int _pathCount;
    private bool _isSudo;

    /// <summary>Is the event waiting for more lines?</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Counts up with each event: the smallest number is the oldest event.</summary>
    public long Number { get; private set; }

    /// <summary>Does a line belong to this event?</summary>
    public bool Owns(ReadOnlySpan<byte> id, ReadOnlySpan<byte> host) => IsOpen && id.SequenceEqual(_id) && host.SequenceEqual(_host);

    /// <summary>Begins an event with the first line of it.</summary>
    public void Begin(Record record, long number)
    {
        (IsOpen, Number, _pathCount, _isSudo) = (true, number, 0, false);
        _id = Same(_id, record.Get(FieldNames.EventId));
        _host = Same(_host, record.Get(FieldNames.HostName));
        _call.Forget();
        _command.Forget();
        _other.Forget();
        _record.Reset([], 0, 0);
        _record.Dataset = Dataset;
        if (record.HasTime)
        {
            _record.SetTime(record.UnixNanoseconds, record.FractionDigits, record.TimeOrigin);
        }

        _record.SetExact(FieldNames.EventId, record.Get(FieldNames.EventId));
        _record.Set(FieldNames.HostName, record.Get(FieldNames.HostName));
    }

    /// <summary>Takes a line of the event.</summary>
    /// <returns>True when it is the last.</returns>
    public bool Take(Record record, AuditRecordType type)
    {
        switch (type)
        {
            case AuditRecordType.Call:
                _call.Keep(record);
                TakeFields(record);
                return false;
            case AuditRecordType.Sudo:
                _command.Keep(record);
                _isSudo = true;
                TakeFields(record);
                return true;
            case AuditRecordType.Whole:
                _call.Keep(record);
                TakeFields(record);
                TakePath(record);
                return true;
            case AuditRecordType.Arguments:
                TakeArguments(record);
                return false;
            case AuditRecordType.Path:
                TakePath(record);
                return false;
            case AuditRecordType.Title:
                KeepOther(record);
                Set(FieldNames.ProcessTitle, record);

                // ausearch(8) writes the lines of an event the other way round.
                return _call.IsThere;
            case AuditRecordType.Directory:
                Set(FieldNames.ProcessWorkingDirectory, record);
                return false;
            case AuditRecordType.Socket:
                Set(FieldNames.DestinationIp, record);
                if (record.TryGetInteger(FieldNames.DestinationPort, out var port))
                {
                    _record.Set(FieldNames.DestinationPort, port);
                }

                return false;
            default:
                return type == AuditRecordType.End;
        }
    }

    /// <summary>The event is complete: gives what it tells, perhaps nothing.</summary>
    public void Finish(IRecordSink sink, AuditPrograms programs)
    {
        IsOpen = false;
        Name(RealName, FieldNames.UserId, FieldNames.UserName);
        Name(ActingName, FieldNames.UserEffectiveId, FieldNames.UserEffectiveName);
        var call = _record.GetString(Syscall) ?? "";
        var isFailure = _record.Is(FieldNames.EventOutcome, "failure"u8);
        if (_isSudo)
        {
            // Where sudo itself was seen to start, the audit daemon records programs: the command comes once more by itself.
            var isKnown = programs.TryFind(_host, _record.Get(FieldNames.ProcessPid), out var sudo, out _) && sudo.EndsWith("/sudo"u8);
            if (!isFailure && !isKnown)
            {
                Give(sink, Process, _command);
            }
        }
        else if (call is "execve" or "execveat" || (_command.IsThere && _record.Has(FieldNames.ProcessArgs)))
        {
            if (!isFailure)
            {
                FinishProcess(sink, programs);
            }
        }
        else if (call == "connect")
        {
            // A connection that does not wait for its answer is said to have failed: EINPROGRESS.
            if (_record.Has(FieldNames.DestinationIp) && (!isFailure || _record.Is(Exit, "-115"u8) || _record.Get(Exit).StartsWith("EINPROGRESS"u8)))
            {
                NameParent(programs);
                _record.Set(Initiated, True);
                Give(sink, Connection, _call);
            }
        }
        else if (_pathCount > 0 && !isFailure && (call.Length == 0 || AuditFileAction.IsAboutFiles(call)))
        {
            FinishFiles(sink, programs, call);
        }
    }

    private static byte[] Same(byte[] old, ReadOnlySpan<byte> text) => text.SequenceEqual(old) ? old : text.ToArray();

    private void FinishProcess(IRecordSink sink, AuditPrograms programs)
    {
        var first = _record.Get(FieldNames.ProcessArgs);
        if (!_record.Has(FieldNames.ProcessExecutable) && first is [(byte)'/', ..])
        {
            _record.Set(FieldNames.ProcessExecutable, first);
        }

        JoinArguments();
        if (_text.WrittenCount > 0)
        {
            _record.Set(FieldNames.ProcessCommandLine, _text.WrittenSpan);
        }
        else if (_record.Has(FieldNames.ProcessTitle))
        {
            _record.Set(FieldNames.ProcessCommandLine, _record.Get(FieldNames.ProcessTitle));
        }
        else
        {
            _record.Set(FieldNames.ProcessCommandLine, _record.Get(FieldNames.ProcessExecutable));
        }

        NameParent(programs);
        programs.Started(_host, _record.Get(FieldNames.ProcessPid), _record.Get(FieldNames.ProcessExecutable), _record.Get(FieldNames.ProcessCommandLine));
        Give(sink, Process, _command.IsThere ? _command : _call);
    }

    private void FinishFiles(IRecordSink sink, AuditPrograms programs, string call)
    {
        NameParent(programs);
        if (!_record.Has(FieldNames.ProcessCommandLine) && _record.Has(FieldNames.ProcessTitle))
        {
            _record.Set(FieldNames.ProcessCommandLine, _record.Get(FieldNames.ProcessTitle));
        }

        _record.Set(FileMode, AuditFileAction.Mode(call, _record));
        for (var i = 0; i < _pathCount; i++)
        {
            var path = _paths[i];
            if (path.Name.IsEmpty || AuditFileAction.Of(call, path.Type, _record) is not { } action)
            {
                continue;
            }

            _record.Set(FieldNames.FilePath, Absolute(path.Name));
            _record.SetExact(NameType, path.Type);
            Give(sink, (AuditFileAction.IsReading(action) ? FileRead : File) with { Action = action }, path.Line);
        }
    }

    /// <summary>The name behind the working directory, where it does not begin at the root.</summary>
    private ReadOnlySpan<byte> Absolute(ReadOnlySpan<byte> name)
    {
        var directory = _record.Get(FieldNames.ProcessWorkingDirectory);
        if (name[0] == '/' || directory is not [(byte)'/', ..])
        {
            return name;
        }

        _text.ResetWrittenCount();
        _text.Write(directory.TrimEnd((byte)'/'));
        _text.Write("/"u8);
        _text.Write(name.StartsWith("./"u8) ? name[2..] : name);
        return _text.WrittenSpan;
    }

    private void JoinArguments()
    {
        _text.ResetWrittenCount();
        foreach (ref readonly var field in _record.Fields)
        {
            if (!ReferenceEquals(field.Name, FieldNames.ProcessArgs))
            {
                continue;
            }

            if (_text.WrittenCount > 0)
            {
                _text.Write(" "u8);
            }

            var text = _record.TextOf(in field);
            _text.Write(text[..Math.Min(text.Length, MostCommand - Math.Min(_text.WrittenCount, MostCommand))]);
            if (_text.WrittenCount >= MostCommand)
            {
                return;
            }
        }
    }

    private void NameParent(AuditPrograms programs)
    {
        if (programs.TryFind(_host, _record.Get(FieldNames.ProcessParentPid), out var executable, out var command))
        {
            _record.Set(ParentExecutable, executable);
            _record.Set(ParentCommand, command);
        }
    }

    /// <summary>Enriched logs name the users; in the others only root is known by number. What is no number is a name already (ausearch -i).</summary>
    private void Name(FieldName enriched, FieldName id, FieldName name)
    {
        if (_record.Has(name))
        {
            return;
        }

        var number = _record.Get(id);
        if (_record.Has(enriched))
        {
            _record.Set(name, _record.Get(enriched));
        }
        else if (number.SequenceEqual("0"u8))
        {
            _record.Set(name, "root"u8);
        }
        else if (!number.IsEmpty && !char.IsAsciiDigit((char)number[0]) && number[0] != '-')
        {
            _record.Set(name, number);
        }
    }

    private void Give(IRecordSink sink, (Constant Code, Constant Category, Constant? Action) meaning, AuditLine line)
    {
        _record.Set(FieldNames.EventCode, meaning.Code);
        _record.Set(FieldNames.EventCategory, meaning.Category);
        if (meaning.Action is { } action)
        {
            _record.Set(FieldNames.EventAction, action);
        }

        (line.IsThere ? line : _call.IsThere ? _call : _other).Tell(_record);
        sink.Accept(_record);
    }

    private void TakeFields(Record record)
    {
        var arguments = 0;
        foreach (ref readonly var field in record.Fields)
        {
            var name = field.Name;
            if (name == FieldNames.EventAction || name == FieldNames.EventCategory || name == FieldNames.EventCode || name == FieldNames.EventId
                || name == FieldNames.HostName || name == FieldNames.FilePath || name == FieldNames.Message)
            {
                continue;
            }

            switch (field.Kind)
            {
                case FieldKind.Integer:
                    _record.Set(name, field.Integer);
                    break;
                case FieldKind.Number:
                    _record.Set(name, field.Number);
                    break;
                case FieldKind.ListMember:
                    if (arguments++ < MostArguments)
                    {
                        _record.Add(name, Cut(record.TextOf(in field)));
                    }

                    break;
                default:
                    _record.SetExact(name, Cut(record.TextOf(in field)));
                    break;
            }
        }
    }

    /// <summary>Of an argument list over several lines the first line's record holds all; the others are passed over.</summary>
    private void TakeArguments(Record record)
    {
        if (_command.IsThere)
        {
            return;
        }

        _command.Keep(record);
        var arguments = 0;
        var length = 0;
        foreach (ref readonly var field in record.Fields)
        {
            if (ReferenceEquals(field.Name, FieldNames.ProcessArgs) && arguments++ < MostArguments && length < MostCommand)
            {
                var text = record.TextOf(in field);
                text = text[..Math.Min(text.Length, MostCommand - length)];
                length += text.Length;
                _record.Add(FieldNames.ProcessArgs, text);
            }
        }
    }

    private void TakePath(Record record)
    {
        KeepOther(record);
        if (_pathCount >= MostPaths || !record.Has(FieldNames.FilePath))
        {
            return;
        }

        if (_pathCount == _paths.Count)
        {
            _paths.Add(new AuditPath());
        }

        _paths[_pathCount++].Keep(record);
    }

    private void KeepOther(Record record)
    {
        if (!_other.IsThere && !_call.IsThere)
        {
            _other.Keep(record);
        }
    }

    private void Set(FieldName name, Record record)
    {
        if (record.Has(name))
        {
            _record.Set(name, Cut(record.Get(name)));
        }
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text) => text[..Math.Min(text.Length, MostCommand)];
}
