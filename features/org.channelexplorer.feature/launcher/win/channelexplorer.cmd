@echo off
rem Starts ChannelExplorer: the workbench, or with a command the headless command line (channelexplorer help).
rem   JAVA_HOME               a Java 25 (25.0.3 or later) or newer to use; without it the usual places are searched
rem   CHANNELEXPLORER_VMARGS  more arguments for Java, e.g. -Xmx8g
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "JAVA="
set "REFUSED="
call :try "%HERE%jre"
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%~dpj.."
for %%d in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java") do if exist "%%~d" for /d %%j in ("%%~d\*") do call :try "%%~j"
if not defined JAVA if defined REFUSED (
  echo ChannelExplorer cannot use the Java in "%REFUSED%": 25.0.0 to 25.0.2 damage data in memory, JDK-8377811. Install Java 25.0.3 or newer 1>&2
  exit /b 2
)
if not defined JAVA (
  echo ChannelExplorer needs Java 25 or newer: install it, for example Eclipse Temurin 25, or set JAVA_HOME to its folder 1>&2
  exit /b 2
)
set "LAUNCHER="
for %%f in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~f"
if not defined LAUNCHER (
  echo ChannelExplorer: the installation in "%HERE%" is not complete: plugins\org.eclipse.equinox.launcher_*.jar is missing 1>&2
  exit /b 3
)
set ORT_DISABLE_TELEMETRY=1
set "VM=--enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector --sun-misc-unsafe-memory-access=allow -Djdk.reflect.useNativeAccessorOnly=true -Dosgi.requiredJavaVersion=25"
rem keeps what Java's compiler needs small, see the script for Unix
set "VM=%VM% -XX:CompileCommand=quiet -XX:CompileCommand=MemLimit,org.channelexplorer.core.extraction.*::*,16m~stop -XX:CompileCommand=MemLimit,org.channelexplorer.core.image.*::*,16m~stop -XX:CompileCommand=MemLimit,org.channelexplorer.analysis.internal.summary.*::*,16m~stop -XX:CompileCommand=MemLimit,java.util.concurrent.FutureTask::run,16m~stop"
rem what the administrator has preset in plugin_customization.ini beside this script
set "PRESET="
set "MEMORY=2g"
if exist "%HERE%plugin_customization.ini" (
  set PRESET="-Declipse.pluginCustomization=%HERE%plugin_customization.ini"
  for /f "usebackq tokens=2 delims==" %%m in (`findstr /b /r "org.channelexplorer.ui/memory=[0-9]" "%HERE%plugin_customization.ini"`) do set "MEMORY=%%m"
)
set "VM=-Xmx%MEMORY% %VM%"
set "FIRST=%~1"
if not defined FIRST goto workbench
if "%FIRST%"=="-h" goto command
if "%FIRST%"=="-V" goto command
if "%FIRST%"=="-application" goto application
if "%FIRST:~0,11%"=="--launcher." goto workbench
if "%FIRST:~0,2%"=="--" goto command
if "%FIRST:~0,1%"=="-" goto workbench
if /i "%~x1"==".channelexplorer" goto workbench

:command
"%JAVA%\bin\java.exe" %VM% "-Dchannelexplorer.launcher=%~f0" -Djava.awt.headless=true %PRESET% %CHANNELEXPLORER_VMARGS% -jar "%LAUNCHER%" -application org.channelexplorer.cli.application -nosplash -data @none %*
exit /b %ERRORLEVEL%

:application
"%JAVA%\bin\java.exe" %VM% "-Dchannelexplorer.launcher=%~f0" -Djava.awt.headless=true %PRESET% %CHANNELEXPLORER_VMARGS% -jar "%LAUNCHER%" -nosplash -data @none %*
exit /b %ERRORLEVEL%

:workbench
rem while the window starts, Java's second compiler waits, see the script for Unix
set "VM=%VM% -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400 -XX:Tier4CompileThreshold=60000"
start "" "%JAVA%\bin\javaw.exe" %VM% "-Dchannelexplorer.launcher=%~f0" %PRESET% %CHANNELEXPLORER_VMARGS% -jar "%LAUNCHER%" %*
exit /b 0

rem takes the Java in folder %1 if none is taken yet and it is new enough
:try
if defined JAVA exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "MAJOR="
set "MINOR="
set "UPDATE="
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do for /f "tokens=1-3 delims=.-+" %%a in ("%%~v") do set "MAJOR=%%a" & set "MINOR=%%b" & set "UPDATE=%%c"
if not defined MAJOR exit /b 0
if not defined MINOR set "MINOR=0"
if not defined UPDATE set "UPDATE=0"
rem before 25.0.3 objects in use by native code are moved: JDK-8377811
if "%MAJOR%.%MINOR%"=="25.0" if %UPDATE% LSS 3 (
  set "REFUSED=%~f1"
  exit /b 0
)
if %MAJOR% GEQ 25 set "JAVA=%~f1"
exit /b 0
